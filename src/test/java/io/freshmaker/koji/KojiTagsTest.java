package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the answers about tags and targets. */
@Timeout(30)
class KojiTagsTest extends LookUpFixture {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final KojiTags tags = new KojiTags(hub, now::get);

    @Test
    void remembersTargetsAndInheritanceForSomeHours() {
        server.on(
                "getBuildTarget",
                call -> call.get(0).textValue().equals("pear")
                        ? json(
                                "{\"build_tag_name\": \"f27-container-build\", \"dest_tag_name\": \"f27-candidate\", \"name\": \"pear\"}")
                        : null);
        server.on("getFullInheritance", says("[{\"name\": \"f27-updates\"}, {\"name\": \"f27\"}]"));
        for (int i = 0; i < 2; i++) {
            assertThat(tags.target("pear")).contains(new BuildTarget("pear", "f27-container-build", "f27-candidate"));
            assertThat(tags.inheritance("f27-container-build"))
                    .containsExactly("f27-container-build", "f27-updates", "f27");
            assertThat(server.heard).hasSize(2);
        }
        assertThat(tags.target("nope")).isEmpty();
        assertThat(tags.target("nope")).isEmpty();
        assertThat(server.heard).hasSize(4);
        now.set(now.get().plus(Duration.ofHours(5)));
        tags.inheritance("f27-container-build");
        assertThat(server.heard).hasSize(5);
    }
}
