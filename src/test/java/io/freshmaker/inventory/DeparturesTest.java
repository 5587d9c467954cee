package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class DeparturesTest extends InventoryCase {

    DeparturesTest(Engine engine) {
        super(engine);
    }

    private boolean sweep(String... endOfLife) {
        return new Departures(database.database(), new EndOfLife(List.of(endOfLife))).sweep();
    }

    private String shown(String words, String... endOfLife) {
        var out = new StringWriter();
        new InventoryShow(database.database(), new EndOfLife(List.of(endOfLife)))
                .show(words, false, new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void takesAwayWhatIsNamedAndWhatHasNoOtherPlatform() {
        filled(on("perl", 1, "f27", "one"), on("ruby", 1, "f28", "one"), on("httpd", 1, "f28", "two"));

        assertThat(sweep("platform:f27", "httpd:*")).isFalse();

        assertThat(contents()).containsExactly("ruby 1: one");
        assertThat(shown("module:perl:f27", "platform:f27"))
                .contains("module perl:f27 left 20", "because of freshmaker.inventory.end-of-life (platform:f27).")
                .contains("contains: nothing");
    }

    @Test
    void isNotLearnedAgain() {
        Learning ended = learning("platform:f27", "httpd:*");
        ended.learn(List.of(on("perl", 1, "f27", "one"), on("httpd", 1, "f28"), on("ruby", 1, "f27")), MBS);
        assertThat(contents()).isEmpty();

        ended.learn(List.of(on("perl", 1, "f27", "one"), on("ruby", 2, "f28", "two")), MBS);
        assertThat(contents()).containsExactly("ruby 2: two");

        ended.learn(List.of(on("ruby", 3, "f27", "two"), on("perl", 0, "f26")), MBS);
        assertThat(contents()).as("the newest build decides").isEmpty();
    }

    @Test
    void comesBackWhenItsPatternIsTakenAway() {
        filled(on("perl", 1, "f27", "one"));
        sweep("platform:f27");
        assertThat(contents()).isEmpty();

        assertThat(sweep("perl:old")).isTrue();
        learning.learn(List.of(on("perl", 1, "f27", "one")), MBS);

        assertThat(contents()).containsExactly("perl 1: one");
        assertThat(shown("perl:f27")).doesNotContain("left");
    }

    @Test
    void whatIsGoneComesBackWithAnyBuild() {
        filled(build("perl", 5, "one"));
        long id = database.number("select id from artifacts where name = 'perl'");
        database.database().transact(handle -> {
            Departures.gone(handle, id);
            return null;
        });
        assertThat(shown("perl")).contains("because MBS has no ready build of it any more.");
        assertThat(sweep()).isFalse();

        learning.learn(List.of(build("perl", 4, "two")), MBS);

        assertThat(contents()).containsExactly("perl 4: two");
    }

    @Test
    void whatIsBuiltOnItStays() {
        filled(build("perl", 1, "one"));
        learning.learn(
                List.of(new Learned(
                        Artifact.module("httpd", "f27"),
                        "1",
                        "httpd-1",
                        List.of(Artifact.rpm("httpd", "f27")),
                        List.of(Artifact.module("perl", "f27")))),
                MBS);

        sweep("perl:*");

        assertThat(contents()).containsExactly("httpd 1: httpd");
        assertThat(shown("module:httpd:f27")).contains("built on: 1");
    }
}
