package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DistGitCommitReaderTest {

    private final DistGitCommitReader reader = new DistGitCommitReader();

    @Test
    void readsTheCommitAtTheTopOfTheBody() {
        DistGitPush push =
                reader.read(Messages.of(DistGitCommitReader.TOPIC, """
                        {"namespace": "rpms", "repo": "rpcbind", "branch": "rhel-7.4", "rev": "42bcbca2", "agent": "alder",
                         "message": "Fix it", "stats": {"files": {"leak.patch": {}, "rpcbind.spec": {}}}}""")).orElseThrow();

        assertThat(push)
                .isEqualTo(new DistGitPush(
                        "rpms",
                        "rpcbind",
                        false,
                        "rhel-7.4",
                        CommitRange.of("42bcbca2"),
                        Set.of("leak.patch", "rpcbind.spec"),
                        "Fix it",
                        "alder"));
    }

    @Test
    void isAskedForCommitsAndNotForPushes() {
        String body = "{\"namespace\": \"rpms\", \"repo\": \"ntp\", \"branch\": \"rhel-7.4\", \"numcommits\": 2}";
        DistGitReader all = DistGitReader.ofAllGenerations();

        assertThat(all.read(Messages.of("distgit.commit", body))).isPresent();
        assertThat(all.read(Messages.of("distgit.push", body))).isEmpty();
    }
}
