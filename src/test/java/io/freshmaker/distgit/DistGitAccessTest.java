package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bump is asked with: addresses, names and tokens. */
class DistGitAccessTest {

    private static DistGitAccess access(String url, String scmurl, String repository, String message) {
        return new DistGitAccess(
                url, scmurl, repository, "F", "f@example.org", message, Duration.ZERO, "f", "secret", Path.of("work"));
    }

    private static BumpRequest request(String name, String token) {
        return new BumpRequest("modules", name, "f27", token, "one\n\n  cause", Instant.EPOCH, null);
    }

    @Test
    void buildSystemsReadFromWhereBumpsArePushedUnlessToldOtherwise() {
        DistGitAccess access = access("ssh://f@pkgs.example.org/", "", "{namespace}/{name}.git", "Bump");

        assertThat(access.scmurl(access.path("modules", "libstdc++"), "4f0c"))
                .isEqualTo("ssh://f@pkgs.example.org/modules/libstdc++.git?#4f0c");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(access("https://src.example.org", "", "{name}", "Bump").toString())
                .doesNotContain("secret");
    }

    @Test
    void theFirstLineStaysOneLine() {
        assertThat(CommitMessage.of("Rebuild, as {cause}", request("perl", "t")).text())
                .isEqualTo("Rebuild, as one cause\n\nFreshmaker-Token: t\n");
    }

    @Test
    void configurationErrorsNameTheKey() {
        assertThatThrownBy(() -> access(" ", "", "{name}", "Bump")).hasMessageContaining("freshmaker.distgit.url");
        assertThatThrownBy(() -> access("file:///srv", "", "modules", "Bump"))
                .hasMessageContaining("freshmaker.distgit.repository");
        assertThatThrownBy(() -> access("file:///srv", "", "{name}", "\n"))
                .hasMessageContaining("freshmaker.distgit.message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../perl", "/perl", "perl/../../etc", "-perl", "pe rl", "pe;rl", ""})
    void refusesANameThatIsNoRepository(String name) {
        assertThatThrownBy(() -> request(name, "t")).hasMessageContaining("'" + name + "' can't be the name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "two\nlines"})
    void refusesATokenThatIsNoWord(String token) {
        assertThatThrownBy(() -> request("perl", token)).hasMessageContaining("needs a token");
    }
}
