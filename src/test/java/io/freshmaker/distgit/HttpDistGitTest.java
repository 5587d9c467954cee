package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Repositories behind git's own http server. */
class HttpDistGitTest extends DistGitContract {
    private GitOverHttp server;
    private String username = "freshmaker";
    private String password = "correct horse";

    @Override
    String serve(Path repositories) throws IOException {
        byte[] pair = "freshmaker:correct horse".getBytes(StandardCharsets.UTF_8);
        server = new GitOverHttp(
                repositories, Set.of("Basic " + Base64.getEncoder().encodeToString(pair), "Bearer t0ken"));
        return server.url();
    }

    @Override
    String username() {
        return username;
    }

    @Override
    String password() {
        return password;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void findsTheCommitWhoseAnswerWasLost() throws IOException {
        server.loseNextAnswer();
        DistGitException lost =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(request("build-7-1")));
        Bump second = distGit().bump(request("build-7-1"));

        assertThat(lost.permanent()).isFalse();
        assertThat(second.found()).isTrue();
        assertThat(origin.log()).hasSize(3).first().extracting(c -> c.name()).isEqualTo(second.commit());
    }

    @Test
    void aPasswordWithoutAUserIsABearerToken() throws IOException {
        username = "";
        password = "t0ken";

        assertThat(distGit().bump(request("build-7-1")).found()).isFalse();
        assertThat(origin.log()).hasSize(3);
    }

    @Test
    void aWrongPasswordIsNotPermanent() throws IOException {
        password = "battery staple";

        DistGitException refused =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(request("build-7-1")));

        assertThat(refused.permanent()).isFalse();
        assertThat(refused).hasMessageContaining("freshmaker.distgit.username").hasMessageNotContaining(password);
        assertThat(origin.log()).hasSize(2);
    }

    @Test
    void aDecliningHookIsToldAndNotPermanent() throws IOException {
        Path hook = origin.directory().resolve("hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

        DistGitException declined =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(request("build-7-1")));

        assertThat(declined.permanent()).isFalse();
        assertThat(declined).hasMessageContaining("hook declined").hasMessageContaining("branch f27");
        assertThat(origin.log()).hasSize(2);
    }

    @Test
    void aServerThatIsDownIsNotPermanent() {
        server.close();

        DistGitException down =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(request("build-7-1")));

        assertThat(down.permanent()).isFalse();
        assertThat(down).hasMessageContaining("is dist-git up");
    }
}
