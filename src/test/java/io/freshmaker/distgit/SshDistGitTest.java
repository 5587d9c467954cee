package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories behind ssh, served by git. */
class SshDistGitTest extends DistGitCase {
    private GitOverSsh server;

    @Override
    String serve(Path repositories) throws Exception {
        server = new GitOverSsh(repositories);
        server.writeKeys(folder.resolve("home"));
        return server.url();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void bumpsOnceWithTheKeyInTheHome() throws IOException {
        Bump first = distGit().bump(request("build-7-1"));
        Bump second = distGit().bump(request("build-7-1"));

        assertThat(second).isEqualTo(new Bump(first.commit(), first.scmurl(), true));
        assertThat(origin.log()).hasSize(3).first().extracting(RevCommit::name).isEqualTo(first.commit());
    }

    @Test
    void tellsAMissingRepositoryAndAMissingBranch() {
        BumpRequest ruby = new BumpRequest("modules", "ruby", "f27", "build-9-1", "x", NOW, null);
        BumpRequest f99 = new BumpRequest("modules", "perl", "f99", "build-9-1", "x", NOW, null);

        assertThatThrownBy(() -> distGit().bump(ruby)).hasMessageContaining("no repository modules/ruby.git");
        assertThatThrownBy(() -> distGit().bump(f99)).hasMessageContaining("no branch f99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fatal: input/output error", ""})
    void aServerInTroubleIsNotAMissingRepository(String words) {
        server.breakDown(words);

        DistGitException broken =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(request("build-7-1")));

        assertThat(broken).hasMessageContaining(words).hasMessageContaining("It will be tried again");
        assertThat(broken.permanent()).isFalse();
    }

    @Test
    void aHostThatIsNotKnownIsNotTrusted() throws IOException {
        Files.delete(folder.resolve("home/.ssh/known_hosts"));

        DistGitException untrusted =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(request("build-7-1")));

        assertThat(untrusted.permanent()).isFalse();
        assertThat(untrusted).hasMessageContaining("known_hosts");
    }

    @Test
    void aKeyThatIsNotAcceptedIsNotPermanent() throws IOException {
        Files.delete(folder.resolve("home/.ssh/id_rsa"));

        DistGitException refused =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(request("build-7-1")));

        assertThat(refused.permanent()).isFalse();
        assertThat(refused).hasMessageContaining("ssh key");
    }
}
