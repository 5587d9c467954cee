package io.freshmaker.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.change.Messages;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Draft.Answer;
import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TagPattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestedRpmsTest {

    private static final Releases RELEASES = new Releases(
            "releases.yaml",
            List.of(new Release("ELN", 3, Shipping.TAG, List.of(new TagPattern("eln")), List.of(), "main", List.of())));

    private final KnownKoji koji = new KnownKoji()
            .build(1, "lantern-2-1.fc27")
            .build(2, "buoy-1-1.fc27")
            .build(3, "bell-1-1.fc28")
            .build(4, "lamp-1-1.eln")
            .build(5, "oil-1-1.fc27")
            .answers(
                    "getBuild module-1-2.c0",
                    "{\"build_id\": 6, \"name\": \"module\", \"extra\": {\"typeinfo\":"
                            + " {\"module\": {\"name\": \"buoy\", \"stream\": \"dev-1\", \"content_koji_tag\": \"x\"}}}}")
            .answers("listTags lantern-2-1.fc27", "[{\"name\": \"f27\"}, {\"name\": \"f27-updates\"}]")
            .answers("listTags buoy-1-1.fc27", "[{\"name\": \"f27-updates\"}, {\"name\": \"f27-updates-candidate\"}]")
            .answers("listTags bell-1-1.fc28", "[{\"name\": \"f28-updates\"}]")
            .answers("listTags lamp-1-1.eln", "[{\"name\": \"eln\"}]")
            .answers("listTags oil-1-1.fc27", "[{\"name\": \"f27-updates-testing\"}]")
            .answers("listTags module-1-2.c0", "[{\"name\": \"f29-modular-updates\"}]");
    private final RequestedRpms requested = new RequestedRpms(Optional.of(koji), RELEASES);

    private Draft read(String body) {
        return requested.read(Draft.of("rpms-requested", Messages.of("freshmaker.manual.rpms", body)));
    }

    private static String rpms(String... nvrs) {
        return "\"rpms\": [\"" + String.join("\", \"", nvrs) + "\"]";
    }

    @Test
    void asksKojiForTheReleaseOfAllBuilds() {
        Draft draft = read("{" + rpms("lantern-2-1.fc27", "buoy-1-1.fc27") + "}");

        assertThat(draft.answer()).isEqualTo(Answer.OPEN);
        assertThat(draft.shipped().release()).isEqualTo("F27");
        assertThat(draft.shipped().stableTag()).isEqualTo("f27-updates");
        assertThat(draft.shipped().builds()).containsExactly("lantern-2-1.fc27", "buoy-1-1.fc27");
        assertThat(draft.changes())
                .contains(new Change(
                        "lantern-2-1.fc27 of F27 (f27-updates)",
                        Artifact.rpm("lantern", "f27"),
                        "lantern-2-1.fc27",
                        ""));
    }

    @Test
    void takesABuildOnceHoweverItIsWritten() {
        koji.answers("getLatestBuilds f27-updates", "[{\"nvr\": \"lantern-2-1.fc27\"}]");

        assertThat(read("{" + rpms("lantern-3:2-1.fc27", "lantern-2-1.fc27") + "}")
                        .shipped()
                        .builds())
                .containsExactly("lantern-2-1.fc27");
        assertThat(read("{" + rpms("lantern", "lantern-2-1.fc27") + ", \"release\": \"F27\"}")
                        .changes())
                .hasSize(1);
    }

    @Test
    void goesByTheFileOfReleases() {
        Draft draft = read("{" + rpms("lamp-1-1.eln") + "}");

        assertThat(draft.shipped().release()).isEqualTo("ELN");
        assertThat(draft.changes().get(0).constituent()).isEqualTo(Artifact.rpm("lamp", "main"));
    }

    @Test
    void takesTheReleaseThatIsNamed() {
        assertThat(read("{" + rpms("oil-1-1.fc27") + ", \"release\": \"F27\"}")
                        .shipped()
                        .stableTag())
                .isEqualTo("f27-updates");
        assertThat(read("{" + rpms("module-1-2.c0") + ", \"release\": \"F29M\"}")
                        .changes()
                        .get(0)
                        .constituent())
                .isEqualTo(Artifact.module("buoy", "dev-1"));
    }

    @Test
    void takesTheNewestBuildOfABareName() {
        koji.answers("getLatestBuilds f27-updates", "[{\"nvr\": \"lantern-2-1.fc27\"}]")
                .answers(
                        "getLatestBuilds f99",
                        "{\"faultCode\": 1000, \"faultString\": \"No such entry in table tag: f99\"}");

        assertThat(read("{" + rpms("lantern") + ", \"release\": \"F27\"}")
                        .shipped()
                        .builds())
                .containsExactly("lantern-2-1.fc27");
        assertThat(read("{" + rpms("lantern") + ", \"release\": \"F99\"}").because())
                .startsWith("Koji knows no build of lantern that is stable in F99 (f99-updates, f99): name a source");
    }

    @Test
    void namesTheRemedyWhereTheReleaseIsOpen() {
        assertThat(read("{" + rpms("oil-1-1.fc27") + "}").because())
                .isEqualTo(
                        "oil-1-1.fc27 is in no stable tag of one release (its tags are f27-updates-testing), so nobody"
                                + " knows which images can get it: name its release, as in \"release\": \"F27\".");
        assertThat(read("{" + rpms("lantern-2-1.fc27", "bell-1-1.fc28") + "}").because())
                .isEqualTo("These builds are of several releases (F27 (f27-updates), F28 (f28-updates)): ask for each"
                        + " release by itself, or name one in \"release\".");
    }

    @Test
    void namesWhatKojiDoesNotKnow() {
        Draft draft = read("{" + rpms("lantern-2-1.fc27", "lantern-libs-2-1.fc27") + "}");

        assertThat(draft.answer()).isEqualTo(Answer.NO_REBUILD);
        assertThat(draft.because())
                .startsWith("Koji knows no build lantern-libs-2-1.fc27: name builds by their sources");
        assertThat(draft.searchKey()).isEqualTo("lantern-2-1.fc27, lantern-libs-2-1.fc27");
        assertThat(read("{" + rpms("lantern") + "}").because()).startsWith("'lantern' is no build: write name-");
        assertThat(read("{\"rpms\": 5}").answer()).isEqualTo(Answer.NOT_OURS);
    }

    @Test
    void saysThatThereIsNobodyToAsk() {
        var alone = new RequestedRpms(Optional.empty(), RELEASES);

        assertThat(alone.read(Draft.of(
                                "rpms-requested",
                                Messages.of("freshmaker.manual.rpms", "{" + rpms("lantern-2-1.fc27") + "}")))
                        .because())
                .isEqualTo("undecidable: there is no Koji to ask for these builds: set freshmaker.koji.url, then"
                        + " ./freshmaker replan EVENT.");
    }
}
