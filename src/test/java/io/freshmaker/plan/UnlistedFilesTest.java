package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.Messages;
import org.junit.jupiter.api.Test;

class UnlistedFilesTest {

    private static final String UNLISTED =
            "{\"namespace\": \"rpms\", \"repo\": \"packit\", \"branch\": \"master\", \"rev\": \"e45f51fd481039a8\"}";

    private final KnownCommits history = new KnownCommits();

    @Test
    void aSpecFileThatDistGitNamesIsAChange() {
        Draft draft = lookUp(UNLISTED, history.files("packit.spec", "sources"));

        assertThat(draft.answer()).isEqualTo(Draft.Answer.OPEN);
        assertThat(draft.because()).isNull();
        assertThat(draft.changes())
                .containsExactly(
                        new Change("spec file changed", Artifact.rpm("packit", "rawhide"), "e45f51fd481039a8", ""));
        assertThat(history.asked).containsExactly("rpms/packit master (e45f51fd)");
    }

    @Test
    void otherFilesAreNotOurs() {
        Draft draft = lookUp(UNLISTED, history.files("sources"));

        assertThat(draft.answer()).isEqualTo(Draft.Answer.NOT_OURS);
        assertThat(draft.changes()).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsSaidToBeUndecidable() {
        Draft draft = lookUp(UNLISTED, history.unknowable("there is no dist-git to ask: set freshmaker.distgit.url."));

        assertThat(draft.answer()).isEqualTo(Draft.Answer.NO_REBUILD);
        assertThat(draft.searchKey()).isEqualTo("rpms/packit:master");
        assertThat(draft.because())
                .isEqualTo("undecidable: the message does not list the changed files of rpms/packit master (e45f51fd);"
                        + " there is no dist-git to ask: set freshmaker.distgit.url."
                        + " When that has changed, ./freshmaker replan EVENT plans it again.");
    }

    @Test
    void troubleIsLeftToWhoeverTriesAgain() {
        assertThatIllegalStateException()
                .isThrownBy(() -> lookUp(UNLISTED, history.away("connection refused")))
                .withMessage("connection refused");
    }

    @Test
    void asksOnlyForWhatFilesAloneDecide() {
        String start = "{\"namespace\": \"rpms\", \"repo\": \"packit\", ";
        lookUp(start + "\"branch\": \"f27\", \"stats\": {\"files\": {\"packit.spec\": {}}}}", history);
        lookUp(start + "\"branch\": \"f27\", \"stats\": {\"files\": {\"sources\": {}}}}", history);
        lookUp(UNLISTED.replace("rpms", "tests"), history);
        Draft nowhere =
                lookUp(start + "\"rev\": \"e45f51fd\", \"stats\": {\"files\": {\"packit.spec\": {}}}}", history);

        assertThat(nowhere.because()).startsWith("undecidable: the message does not name the branch");
        assertThat(history.asked).isEmpty();
    }

    private static Draft lookUp(String commit, KnownCommits history) {
        DistGitReader reader = DistGitReader.ofAllGenerations();
        SpecChange specChange = new SpecChange(reader);
        Draft read = specChange.read(Draft.of("spec-changed", Messages.gitReceive(commit)), "rpms", "*.spec", "rpm");
        return new UnlistedFiles(reader, specChange, history).lookUp(read, "rpms", "*.spec", "rpm");
    }
}
