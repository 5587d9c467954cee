package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.store.Engine;
import io.freshmaker.store.StatementLog;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** HSQLDB finds streams by their ids or names: by the index that begins with the type it would look at each image. */
class ImageIndexesTest extends ImageCase {

    ImageIndexesTest() {
        super(Engine.embedded());
        learn(build("httpd", 1, "openssl=1-1"));
    }

    @Test
    void streamsAreRememberedByTheRangeOfTheirIds() {
        assertThat(indexes(handle -> new ImageStreams().all(handle)))
                .hasSize(2)
                .allMatch(index -> index.startsWith("SYS_PK") || index.equals("CONTAINMENT_PK"));
    }

    @Test
    void keptBuildsAreFoundByTheNamesOfTheirStreams() {
        assertThat(indexes(handle -> KnownImages.named(handle, List.of("httpd-container", "php-container"))))
                .contains("ARTIFACTS_BY_NAME")
                .doesNotContain("ARTIFACTS_IDENTITY");
    }

    private List<String> indexes(Consumer<Handle> lookUp) {
        return database.database().read(handle -> {
            var log = new StatementLog(handle);
            lookUp.accept(handle);
            return log.indexes();
        });
    }
}
