package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitReceiveReaderTest {

    private final GitReceiveReader reader = new GitReceiveReader();

    @Test
    void readsACommit() {
        BusMessage message = Messages.gitReceive("""
                {"namespace": "rpms", "repo": "httpd", "branch": "refs/heads/f27", "rev": "81e09b9c", "agent": "alder",
                 "username": "birch", "message": "Update\\n",
                 "stats": {"files": {"httpd.spec": {"lines": 2}, "sources": {"lines": 2}}}}""");

        DistGitPush push = reader.read(message).orElseThrow();

        assertThat(push.namespace()).isEqualTo("rpms");
        assertThat(push.repository()).isEqualTo("httpd");
        assertThat(push.branch()).isEqualTo("f27");
        assertThat(push.revision()).isEqualTo("81e09b9c");
        assertThat(push.files()).containsExactlyInAnyOrder("httpd.spec", "sources");
        assertThat(push.message()).isEqualTo("Update");
        assertThat(push.agent()).isEqualTo("alder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"stats\": null", ", \"stats\": {}", ", \"stats\": {\"total\": {\"files\": 3}}"})
    void doesNotKnowTheFilesWithoutStatistics(String stats) {
        BusMessage message = Messages.gitReceive("{\"namespace\": \"rpms\", \"repo\": \"httpd\"" + stats + "}");

        assertThat(reader.read(message)).hasValueSatisfying(push -> {
            assertThat(push.filesKnown()).isFalse();
            assertThat(push.files()).isNull();
        });
    }

    @Test
    void knowsThatAMergeChangedNothing() {
        BusMessage message =
                Messages.gitReceive("{\"namespace\": \"rpms\", \"repo\": \"httpd\", \"stats\": {\"files\": {}}}");

        assertThat(reader.read(message).orElseThrow().files()).isEmpty();
    }

    @Test
    void namesTheNextBestAgent() {
        String start = "{\"namespace\": \"rpms\", \"repo\": \"httpd\", \"agent\": null, ";

        assertThat(reader.read(Messages.gitReceive(start + "\"username\": \"birch\", \"email\": \"b@example.com\"}")))
                .hasValueSatisfying(push -> assertThat(push.agent()).isEqualTo("birch"));
        assertThat(reader.read(Messages.gitReceive(start + "\"email\": \"b@example.com\"}")))
                .hasValueSatisfying(push -> assertThat(push.agent()).isEqualTo("b@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repo\": \"httpd\", \"branch\": \"master\"}",
                "{\"namespace\": \"\", \"repo\": \"httpd\"}",
                "{\"namespace\": \"rpms\", \"repo\": {\"name\": \"httpd\"}}",
                "{\"namespace\": \"rpms\"}",
                "[]",
                "null",
                "\"text\""
            })
    void leavesOutWhatNamesNoRepository(String commit) {
        assertThat(reader.read(Messages.gitReceive(commit))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "[1]", "{}", "7"})
    void leavesOutOtherBodies(String body) {
        assertThat(reader.read(Messages.of(GitReceiveReader.TOPIC, body))).isEmpty();
    }

    @Test
    void isAskedForItsOwnTopicOnly() {
        String body = "{\"commit\": {\"namespace\": \"rpms\", \"repo\": \"httpd\"}}";
        DistGitReader all = DistGitReader.ofAllGenerations();

        assertThat(all.read(Messages.of("git.receive", body))).isPresent();
        assertThat(all.read(Messages.of("infragit.receive", body))).isEmpty();
        assertThat(all.read(Messages.of("org.fedoraproject.stg.git.receive", body)))
                .isEmpty();
    }
}
