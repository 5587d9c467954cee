package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class InventoryShowTest extends InventoryCase {

    InventoryShowTest(Engine engine) {
        super(engine);
    }

    private static final String COMMIT = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    @BeforeEach
    void knowsPerl() {
        filled(new Learned(
                Artifact.module("perl", "5.26"),
                "27",
                "perl-5.26-27",
                List.of(Artifact.rpm("perl", "f27"), Artifact.rpm("perl-Tangerine", COMMIT)),
                List.of(Artifact.module("platform", "f27"))));
    }

    private String shown(String words, boolean all) {
        var out = new StringWriter();
        new InventoryShow(database.database(), new EndOfLife(List.of("php:5*")))
                .show(words, all, new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void tellsBothDirectionsAndWhereItIsFrom() {
        learning.learn(
                List.of(new Learned(
                        Artifact.module("httpd", "2.4"),
                        "1",
                        "httpd-2.4-1",
                        List.of(),
                        List.of(Artifact.module("perl", "5.26")))),
                MBS);

        assertThat(shown("module:perl:5.26", false).lines().filter(line -> !line.contains("learned")))
                .containsExactly(
                        "module:perl:5.26",
                        "  newest build: perl-5.26-27",
                        "  contains: 2",
                        "    rpm:perl:f27",
                        "    rpm perl-Tangerine pinned to commit 1a2b3c4d",
                        "  built on: 1",
                        "    module:platform:f27",
                        "  contained in: nothing",
                        "  base of: 1",
                        "    module:httpd:2.4");
        assertThat(shown("perl:5.26", false)).containsPattern("learned: 20.. ?.*UTC from mbs");
        assertThat(shown("perl-Tangerine", false)).contains("learned: only as a part of others", "contained in: 1");
    }

    @Test
    void listsAllOfAName() {
        learning.learn(
                List.of(new Learned(Artifact.module("perl", "5.24"), "1", "perl-5.24-1", List.of(), List.of())), MBS);

        assertThat(shown("perl", false).lines())
                .containsExactly(
                        "module:perl:5.24  perl-5.24-1",
                        "module:perl:5.26  perl-5.26-27",
                        "rpm:perl:f27",
                        "Name one of them to see what is in it: ./freshmaker inventory show module:perl:5.24");
        assertThat(shown("module:perl", false).lines()).hasSize(3);
    }

    @Test
    void shortensLongLists() {
        learning.learn(
                List.of(new Learned(
                        Artifact.module("big", "1"),
                        "1",
                        "big-1",
                        IntStream.range(0, 25)
                                .mapToObj(i -> Artifact.rpm("part" + (10 + i), "f27"))
                                .toList(),
                        List.of())),
                MBS);

        assertThat(shown("big", false))
                .contains("part19", "... and 15 more, which --all lists")
                .doesNotContain("part20");
        assertThat(shown("big", true)).contains("part34").doesNotContain("more");
    }

    @Test
    void namesTheNearestOfWhatItDoesNotKnow() {
        assertThatThrownBy(() -> shown("module:prel:5.26", false))
                .hasMessage("The inventory does not know module:prel:5.26. It knows perl.");
        assertThatThrownBy(() -> shown("module:perl:6", false))
                .hasMessageContaining("It knows others of that name: ./freshmaker inventory show perl");
        assertThatThrownBy(() -> shown("zzzzzzzz", false)).hasMessage("The inventory does not know zzzzzzzz.");
        assertThatThrownBy(() -> shown("module:php:5.6", false))
                .hasMessage("module:php:5.6 is not in the inventory because of"
                        + " freshmaker.inventory.end-of-life (php:5*).");
        assertThatThrownBy(() -> shown("::", false)).isInstanceOf(IllegalStateException.class);
    }
}
