package io.freshmaker.plan;

import static io.freshmaker.plan.ShippedCase.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.change.UpdateReader;
import io.freshmaker.plan.Draft.Answer;
import org.junit.jupiter.api.Test;

class UpdateShippedTest {

    private static final String STABLE = "\"alias\": \"FEDORA-1\", \"status\": \"stable\", ";
    private static final String F27 =
            "\"release\": {\"name\": \"F27\", \"branch\": \"f27\", \"stable_tag\": \"f27-updates\"}";

    private final UpdateShipped shipped = new UpdateShipped(new UpdateReader(), ShippedCase.RELEASES);

    private Draft read(String fields, String type) {
        return shipped.read(update(fields), type);
    }

    @Test
    void namesEachBuildAndWhatTheyWereShippedIn() {
        Draft draft = read(
                STABLE + "\"type\": \"security\", \"builds\": [{\"nvr\": \"lantern-2.0-1.fc27\"},"
                        + " {\"nvr\": \"buoy-1-1.fc27\"}], " + F27,
                "rpm");

        assertThat(draft.answer()).isEqualTo(Answer.OPEN);
        assertThat(draft.searchKey()).isEqualTo("FEDORA-1");
        assertThat(draft.changes())
                .containsExactly(
                        new Change(
                                "lantern-2.0-1.fc27 shipped in FEDORA-1",
                                Artifact.rpm("lantern", "f27"),
                                "lantern-2.0-1.fc27",
                                ""),
                        new Change(
                                "buoy-1-1.fc27 shipped in FEDORA-1", Artifact.rpm("buoy", "f27"), "buoy-1-1.fc27", ""));
        assertThat(draft.shipped().release()).isEqualTo("F27");
        assertThat(draft.shipped().stableTag()).isEqualTo("f27-updates");
        assertThat(draft.shipped().urgent()).isTrue();
        assertThat(draft.shipped().builds()).containsExactly("lantern-2.0-1.fc27", "buoy-1-1.fc27");
        assertThat(draft.shipped().rpms()).isEmpty();
    }

    @Test
    void takesTheModulesForTheModulesAlone() {
        String builds = STABLE + "\"builds\": [{\"nvr\": \"buoy-1.2-2018.c0ffee\", \"type\": \"module\"}],"
                + " \"release\": {\"name\": \"F29M\", \"stable_tag\": \"f29-modular-updates\"}";

        assertThat(read(builds, "module").changes())
                .extracting(Change::constituent)
                .containsExactly(Artifact.module("buoy", "1.2"));
        assertThat(read(builds, "rpm").because()).isEqualTo("FEDORA-1 ships no rpm build.");
    }

    @Test
    void passesOverWhatIsNotStable() {
        assertThat(read("\"alias\": \"FEDORA-1\", \"status\": \"testing\"", "rpm")
                        .because())
                .isEqualTo("FEDORA-1 is testing, and not stable.");
        assertThat(read("\"alias\": \"FEDORA-1\"", "rpm").answer()).isEqualTo(Answer.NOT_OURS);
    }

    @Test
    void leavesReleasesThatAreShippedByTagToTheirTags() {
        Draft draft = read(
                STABLE + "\"builds\": [{\"nvr\": \"lantern-2.0-1.fc28\"}],"
                        + " \"release\": {\"name\": \"F28\", \"stable_tag\": \"f28\"}",
                "rpm");

        assertThat(draft.answer()).isEqualTo(Answer.NOT_OURS);
        assertThat(draft.because())
                .isEqualTo("The release of FEDORA-1, with the stable tag f28, is shipped by tag: rawhide in line 2 of"
                        + " the releases.");
    }

    @Test
    void saysWhatNobodyCanKnow() {
        String build = STABLE + "\"builds\": [{\"nvr\": \"lantern-2.0-1.fc28\"}]";

        assertThat(read(build, "rpm").answer()).isEqualTo(Answer.NO_REBUILD);
        assertThat(read(build, "rpm").because())
                .isEqualTo("undecidable: FEDORA-1 names neither its release nor a stable tag, so nobody knows which"
                        + " images it belongs to; ask for the rebuild by hand.");
        assertThat(read(build + ", \"release\": {\"name\": \"ELN\", \"stable_tag\": \"eln\"}", "rpm")
                        .because())
                .startsWith("undecidable: releases.yaml claims the release ELN with the tag eln for eln (line 9) and"
                        + " ELN (line 12)");
    }

    @Test
    void passesOverWhatIsNoNameOfABuild() {
        String strange = STABLE + "\"builds\": [{\"nvr\": \"3: -1-2\"}, {\"nvr\": \"a\\u0000b-1-2\"},"
                + " {\"nvr\": \"a\\u0007b-1-2\"}, {\"nvr\": \"\\ud800-1-2\"}, {\"nvr\": \"a b-1-2\"}, {\"nvr\": 5}, 7, null,"
                + " [\"x-1-2\"], {\"nvr\": \"'; drop table builds; --\"}], " + F27;

        assertThat(read(strange, "rpm").because()).isEqualTo("FEDORA-1 ships no rpm build.");
    }
}
