package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgejoPushReaderTest {

    private static final String NONE = "0000000000000000000000000000000000000000";

    private final ForgejoPushReader reader = new ForgejoPushReader();

    @Test
    void readsTheFilesOfAllCommits() {
        DistGitPush push = read("""
                {"ref": "refs/heads/main", "before": "aa", "after": "cc", "total_commits": 2,
                 "commits": [{"id": "cc", "added": ["plan.fmf"], "removed": null, "modified": []},
                             {"id": "bb", "added": [], "removed": ["old.patch"], "modified": ["httpd.spec"]}],
                 "head_commit": {"id": "cc", "message": "Add a plan\\n"},
                 "repository": {"full_name": "rpms/httpd", "fork": false, "parent": null},
                 "pusher": {"login": "alder"}}""");

        assertThat(push.where()).isEqualTo("rpms/httpd main (cc)");
        assertThat(push.files()).containsExactlyInAnyOrder("plan.fmf", "old.patch", "httpd.spec");
        assertThat(push.commits()).isEqualTo(new CommitRange("aa", "cc", 2, false));
        assertThat(push.agent()).isEqualTo("alder");
        assertThat(push.message()).isEqualTo("Add a plan");
        assertThat(push.fork()).isFalse();
    }

    /** Forgejo lists five commits of a push by default. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"total_commits\": 3, \"commits\": [{\"modified\": [\"sources\"]}]",
                "\"total_commits\": 1, \"commits\": [{\"id\": \"cc\"}]",
                "\"total_commits\": 1, \"commits\": null",
                "\"total_commits\": 1"
            })
    void doesNotKnowTheFilesWhileACommitIsMissing(String commits) {
        assertThat(read("{\"after\": \"cc\", \"repository\": {\"full_name\": \"rpms/httpd\"}, " + commits + "}")
                        .filesKnown())
                .isFalse();
    }

    @Test
    void aDeletedBranchChangedNothing() {
        DistGitPush push = read("{\"ref\": \"refs/heads/old\", \"before\": \"aa\", \"after\": \"" + NONE
                + "\", \"repository\": {\"full_name\": \"rpms/httpd\"}, \"commits\": []}");

        assertThat(push.files()).isEmpty();
        assertThat(push.revision()).isEmpty();
    }

    @Test
    void aTagIsNoBranch() {
        assertThat(read("{\"ref\": \"refs/tags/v1\", \"repository\": {\"full_name\": \"rpms/httpd\"}}")
                        .offBranch())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"fork\": true", "\"parent\": {\"full_name\": \"rpms/httpd\"}"})
    void knowsAFork(String sign) {
        assertThat(read("{\"repository\": {\"full_name\": \"alder/httpd\", " + sign + "}}")
                        .fork())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repository\": {\"full_name\": \"httpd\"}}",
                "{\"repository\": {\"full_name\": \"a/b/c\"}}",
                "{\"repository\": {\"full_name\": \"/httpd\"}}",
                "{\"repository\": {}}",
                "{}",
                "null"
            })
    void leavesOutWhatNamesNoRepository(String push) {
        assertThat(reader.read(Messages.of(ForgejoPushReader.TOPIC, "{\"body\": " + push + "}")))
                .isEmpty();
    }

    private DistGitPush read(String push) {
        return reader.read(Messages.of(ForgejoPushReader.TOPIC, "{\"body\": " + push + "}"))
                .orElseThrow();
    }
}
