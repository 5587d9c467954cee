package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagureReceiveReaderTest {

    private final PagureReceiveReader reader = new PagureReceiveReader();

    @Test
    void readsACommitWithItsRepository() {
        DistGitPush push = read("""
                {"commit": {"repo": {"name": "httpd", "namespace": "rpms", "parent": null, "tags": []},
                 "branch": "refs/heads/f27", "rev": "81e09b9c", "agent": "git", "username": null,
                 "message": "Update", "stats": {"files": {"httpd.spec": {"lines": 2}}}}}""");

        assertThat(push.where()).isEqualTo("rpms/httpd f27 (81e09b9c)");
        assertThat(push.commits()).isEqualTo(new CommitRange("", "81e09b9c", 1, false));
        assertThat(push.files()).containsExactly("httpd.spec");
        assertThat(push.fork()).isFalse();
        assertThat(push.message()).isEqualTo("Update");
    }

    @Test
    void readsAPushWithoutFiles() {
        DistGitPush push = read("""
                {"repo": {"name": "httpd", "namespace": "rpms", "parent": null}, "branch": "refs/heads/f28",
                 "start_commit": "aa", "end_commit": "cc", "total_commits": 3, "forced": false, "agent": "alder"}""");

        assertThat(push.filesKnown()).isFalse();
        assertThat(push.branch()).isEqualTo("f28");
        assertThat(push.commits()).isEqualTo(new CommitRange("", "cc", 3, false));
        assertThat(push.agent()).isEqualTo("alder");
    }

    @Test
    void readsAPushWithFiles() {
        DistGitPush push = read("""
                {"repo": {"name": "httpd", "fullname": "rpms/httpd", "namespace": "rpms", "parent": null},
                 "branch": "f39", "old_commit": "aa", "end_commit": "cc", "total_commits": 2, "forced": true,
                 "authors": [{"name": null}], "changed_files": {"httpd.spec": "M", "old.patch": "D"}}""");

        assertThat(push.files()).containsExactlyInAnyOrder("httpd.spec", "old.patch");
        assertThat(push.commits()).isEqualTo(new CommitRange("aa", "cc", 2, true));
        assertThat(push.agent()).isEmpty();
    }

    @Test
    void aNewBranchHadNoCommitBefore() {
        DistGitPush push = read("""
                {"repo": {"name": "httpd", "namespace": "rpms"}, "branch": "f39", "total_commits": 1,
                 "old_commit": "0000000000000000000000000000000000000000", "end_commit": "cc"}""");

        assertThat(push.commits()).isEqualTo(new CommitRange("", "cc", 1, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repo\": {\"name\": \"httpd\", \"namespace\": \"rpms\", \"parent\": {\"name\": \"httpd\"}}}",
                "{\"repo\": {\"name\": \"httpd\", \"namespace\": \"rpms\", \"fullname\": \"forks/alder/rpms/httpd\"}}",
                "{\"commit\": {\"repo\": {\"name\": \"httpd\", \"namespace\": \"rpms\", \"parent\": {\"id\": 1}}}}"
            })
    void knowsAFork(String body) {
        assertThat(read(body).fork()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"null\"", "{}", "\"\""})
    void aParentThatSaysNothingMakesNoFork(String parent) {
        assertThat(read("{\"repo\": {\"name\": \"httpd\", \"namespace\": \"rpms\", \"parent\": " + parent + "}}")
                        .fork())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repo\": {\"name\": \"fedora-hubs\"}, \"branch\": \"develop\"}",
                "{\"repo\": {\"name\": \"fedora-hubs\", \"namespace\": null}}",
                "{\"commit\": {\"repo\": \"httpd\", \"namespace\": \"rpms\"}}",
                "{\"authors\": [], \"total_commits\": 2}",
                "[]",
                "null"
            })
    void leavesOutWhatIsNotInANamespace(String body) {
        assertThat(reader.read(Messages.of(PagureReceiveReader.TOPIC, body))).isEmpty();
    }

    private DistGitPush read(String body) {
        return reader.read(Messages.of(PagureReceiveReader.TOPIC, body)).orElseThrow();
    }
}
