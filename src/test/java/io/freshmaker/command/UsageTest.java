package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.CommandRun;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class UsageTest {

    @Test
    void withoutACommandSaysWhichThereAre() {
        CommandRun run = CommandRun.of();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "serve", "sandbox", "publish", "inventory", "check", "plan", "export", "import", "Exit codes");
    }

    @Test
    void withoutAnInventoryCommandSaysWhichThereAre() {
        CommandRun run = CommandRun.of("inventory");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("import", "export", "show", "sync");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        CommandRun run = CommandRun.of("serv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes()).hasSize(2);
        assertThat(run.err()).contains("'serv'", "freshmaker serve");
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        CommandRun run = CommandRun.of("serve", "--confg", "file");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--config");
    }

    @Test
    void saysWhatAnEventIs() {
        CommandRun run = CommandRun.of("approve", "twelve");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'twelve' is no whole number");
    }

    @Test
    void saysWhatCanBeRebuilt() {
        CommandRun run = CommandRun.of("rebuild", "--dry-run");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--update, --rpms, --artifacts or --event");
        assertThat(CommandRun.of("rebuild", "--update", "F-1", "--event", "1").exit())
                .isEqualTo(2);
    }

    @Test
    void takesNobodyForTheUserOfTheMachine() {
        var asked = new Asked();
        new CommandLine(asked).parseArgs("--by", " ");
        assertThat(asked.by()).isEqualTo(Person.name());
        new CommandLine(asked).parseArgs("--by", "jane");
        assertThat(asked.by()).isEqualTo("jane");
    }

    @Test
    void saysHowASettingIsWritten() {
        CommandRun run = CommandRun.of("serve", "-D", "freshmaker.http.port");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes()).hasSize(2);
        assertThat(run.err()).contains("KEY=VALUE", "freshmaker serve --help");
    }

    /** Every command with those below it, as one types them. */
    static Stream<String> commands() {
        return below("", CommandRun.commands());
    }

    private static Stream<String> below(String words, Map<String, CommandLine> commands) {
        return Stream.concat(
                Stream.of(words.strip()),
                commands.entrySet().stream()
                        .flatMap(each -> below(
                                words + " " + each.getKey(), each.getValue().getSubcommands())));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsATerminal(String command) {
        CommandRun run = CommandRun.of((command + " --help").strip().split(" "));
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.out()).startsWith("Usage: freshmaker");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTellsTheVersion(String command) {
        CommandRun run = CommandRun.of((command + " --version").strip().split(" "));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("freshmaker ");
    }
}
