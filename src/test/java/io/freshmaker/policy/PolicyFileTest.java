package io.freshmaker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.policy.PolicyFile.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    private static final String PERL = "global:\n  module:\n    allow: {name: perl}\n";
    private static final String RUBY = "# ruby now\nglobal:\n  module:\n    allow: {name: ruby}\n";
    private static final String BROKEN = "global:\n  module:\n    allow: {name: '*'}\n    deny: {name: perl}\n";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-02-03T11:02:00Z");
    private Path path;
    private PolicyFile file;

    @BeforeEach
    void opensTheFile() throws IOException {
        path = Files.writeString(folder.resolve("policy.yaml"), PERL);
        file = PolicyFile.open(path, () -> now);
    }

    @Test
    void refusesABrokenFirstFile() throws IOException {
        Files.writeString(path, BROKEN);
        assertThatThrownBy(() -> PolicyFile.open(path, () -> now)).isInstanceOf(PolicyException.class);
    }

    @Test
    void takesOtherRulesAtTheSecondLookThatFindsThem() throws IOException {
        assertThat(file.look()).isEqualTo(Look.NOTHING_NEW);
        Files.writeString(path, RUBY);
        now = Instant.parse("2026-02-03T12:31:05.7Z");

        assertThat(file.look()).isEqualTo(Look.NOTHING_NEW);
        assertThat(rule("ruby")).isEqualTo("not rebuilt by policy.yaml line 3: global.module.allow");
        assertThat(file.look()).isEqualTo(Look.TAKEN);
        assertThat(rule("ruby")).isEqualTo("rebuilt by policy.yaml line 4: global.module.allow");
        assertThat(file.look()).isEqualTo(Look.NOTHING_NEW);
        assertThat(file.standing().sentence())
                .isEqualTo("The rules of 2026-02-03T12:31:05Z, version "
                        + file.inForce().version() + ", are in force.");
    }

    @Test
    void aSetOfRulesThatWasHandedOutStaysAsItWas() throws IOException {
        Policy before = file.inForce();
        Files.writeString(path, RUBY);
        look(2);

        assertThat(before.judge("any", "module", Map.of("name", "perl")).rebuild())
                .isTrue();
        assertThat(file.inForce().version()).isNotEqualTo(before.version());
    }

    @Test
    void leavesTheRulesWhileTheFileIsBrokenAndSaysSo() throws IOException {
        Files.writeString(path, BROKEN);
        now = Instant.parse("2026-02-03T12:31:05Z");

        assertThat(look(2)).isEqualTo(Look.BROKEN);
        assertThat(look(3)).isEqualTo(Look.NOTHING_NEW);
        assertThat(rule("perl")).isEqualTo("rebuilt by policy.yaml line 3: global.module.allow");
        assertThat(file.standing().isBroken()).isTrue();
        assertThat(file.standing().mistakes()).hasSize(2);
        assertThat(file.standing().sentence())
                .isEqualTo("The rules of 2026-02-03T11:02:00Z, version "
                        + file.inForce().version()
                        + ", stay in force, because policy.yaml is broken since 2026-02-03T12:31:05Z: policy.yaml line"
                        + " 3: global.module.allow.name: '*' is no regular expression (Dangling meta character '*');"
                        + " put a backslash before a character that is meant literally. The log has 1 more mistake.");
    }

    @Test
    void tellsOfEachBrokenTextOnce() throws IOException {
        Files.writeString(path, BROKEN);
        assertThat(look(2)).isEqualTo(Look.BROKEN);
        Files.writeString(path, BROKEN + "# better?\n");
        now = Instant.parse("2026-02-03T12:31:05Z");
        assertThat(look(2)).isEqualTo(Look.BROKEN);
        assertThat(file.standing().sentence()).contains("is broken since 2026-02-03T11:02:00Z: ");
        assertThat(look(2)).isEqualTo(Look.NOTHING_NEW);
    }

    @Test
    void takesTheRulesOfAMendedFile() throws IOException {
        Files.writeString(path, BROKEN);
        look(2);
        Files.writeString(path, RUBY);

        assertThat(look(2)).isEqualTo(Look.TAKEN);
        assertThat(file.standing().isBroken()).isFalse();
        assertThat(rule("ruby")).startsWith("rebuilt");
    }

    @Test
    void aFileThatIsAsItWasIsWholeAgain() throws IOException {
        Files.writeString(path, BROKEN);
        look(2);
        Files.writeString(path, PERL);
        now = Instant.parse("2026-02-03T13:00:00Z");

        assertThat(look(2)).isEqualTo(Look.RESTORED);
        assertThat(file.standing().sentence())
                .startsWith("The rules of 2026-02-03T11:02:00Z, ")
                .endsWith("in force.");
        assertThat(look(2)).isEqualTo(Look.NOTHING_NEW);
    }

    @Test
    void aFileThatIsAwayForAMomentIsNoTrouble() throws IOException {
        Files.delete(path);
        assertThat(look(1)).isEqualTo(Look.NOTHING_NEW);
        Files.writeString(path, RUBY);
        assertThat(look(1)).isEqualTo(Look.NOTHING_NEW);
        assertThat(file.standing().isBroken()).isFalse();
        assertThat(look(1)).isEqualTo(Look.TAKEN);
    }

    @Test
    void aFileThatIsHalfWrittenIsNoTrouble() throws IOException {
        Files.writeString(path, RUBY.substring(0, 20));
        assertThat(look(1)).isEqualTo(Look.NOTHING_NEW);
        Files.writeString(path, RUBY);
        assertThat(look(2)).isEqualTo(Look.TAKEN);
    }

    @Test
    void aFileThatStaysAwayIsBroken() throws IOException {
        Files.delete(path);
        assertThat(look(2)).isEqualTo(Look.BROKEN);
        assertThat(file.standing().sentence())
                .contains("is broken since", "policy.yaml is missing: there is no " + path.toAbsolutePath());
        assertThat(look(2)).isEqualTo(Look.NOTHING_NEW);
        Files.createDirectory(path);
        assertThat(look(2)).isEqualTo(Look.BROKEN);
        assertThat(file.standing().sentence()).contains("policy.yaml is no file");
    }

    @Test
    void seesALinkThatIsTurnedToAnotherFolder() throws IOException {
        Path link = folder.resolve("mount");
        Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("first")));
        Files.writeString(link.resolve("policy.yaml"), PERL);
        file = PolicyFile.open(link.resolve("policy.yaml"), () -> now);
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.setLastModifiedTime(
                Files.writeString(second.resolve("policy.yaml"), RUBY),
                Files.getLastModifiedTime(folder.resolve("first/policy.yaml")));
        Files.move(
                Files.createSymbolicLink(folder.resolve("new"), second),
                link,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(look(2)).isEqualTo(Look.TAKEN);
        assertThat(rule("ruby")).startsWith("rebuilt");
    }

    private Look look(int times) {
        Look last = Look.NOTHING_NEW;
        for (int i = 0; i < times; i++) {
            last = file.look();
        }
        return last;
    }

    private String rule(String module) {
        Verdict verdict = file.inForce().judge("any", "module", Map.of("name", module));
        return (verdict.rebuild() ? "rebuilt by " : "not rebuilt by ") + verdict.rule();
    }
}
