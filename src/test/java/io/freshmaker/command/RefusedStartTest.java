package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.CommandRun;
import io.freshmaker.store.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that is refused: every reason is one line, and says what to do. */
@Timeout(60)
class RefusedStartTest {

    private static final Path ROUTES = Path.of("src/main/resources/routes");
    private static final String CONTENT = "content/spec-changed.camel.yaml";

    @TempDir
    Path directory;

    @Test
    void namesEverySettingThatIsWrong() throws IOException {
        Path file = Files.writeString(directory.resolve("my.properties"), "\nfreshmaker.htp.port=1\n");
        CommandRun run =
                serve("--config", file.toString(), "-D", "freshmaker.mbs.url=mbs", "-D", "freshmaker.db.ulr=jdbc:x");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes())
                .containsExactly(
                        "freshmaker: freshmaker.htp.port (file " + file
                                + " line 2): there is no such setting; the nearest is freshmaker.http.port.",
                        "freshmaker: freshmaker.db.ulr (command line): there is no such setting; "
                                + "the nearest is freshmaker.db.url.",
                        "freshmaker: freshmaker.mbs.url = 'mbs' (command line): "
                                + "write http://host/... or https://host/..., or nothing.");
    }

    @Test
    void namesEveryPortThatIsTaken() throws IOException {
        try (var http = new ServerSocket(0);
                var management = new ServerSocket(0);
                var bus = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = serve(
                    "-D", "freshmaker.http.port=" + http.getLocalPort(),
                    "-D", "freshmaker.management.port=" + management.getLocalPort(),
                    "-D", "freshmaker.bus.embedded.port=" + bus.getLocalPort());
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.mistakes()).hasSize(3);
            assertThat(run.mistakes().get(0)).contains("" + http.getLocalPort(), "freshmaker.http.port");
            assertThat(run.mistakes().get(1)).contains("" + management.getLocalPort(), "freshmaker.management.port");
            assertThat(run.mistakes().get(2)).contains("" + bus.getLocalPort(), "freshmaker.bus.embedded.port");
        }
    }

    @Test
    void namesTheDatabaseThatCannotBeReachedWithoutItsPassword() {
        CommandRun run = serve("-D", "freshmaker.db.url=jdbc:postgresql://127.0.0.1:1/x?password=secret");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.mistakes()).singleElement().asString().contains("freshmaker.db.url", "127.0.0.1:1", "refused");
        assertThat(run.err()).doesNotContain("secret");
    }

    @Test
    void sendsAWrongPasswordToItsSetting() {
        String url = "jdbc:hsqldb:file:" + directory.resolve("own").resolve("db");
        assertThat(importing("-D", "freshmaker.db.url=" + url, "-D", "freshmaker.db.user=SA")
                        .err())
                .isEmpty();
        CommandRun run = serve(
                "-D", "freshmaker.db.url=" + url, "-D", "freshmaker.db.user=SA", "-D", "freshmaker.db.password=x");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.mistakes()).singleElement().asString().contains("freshmaker.db.url", "freshmaker.db.password");
    }

    @Test
    void namesTheMigrationThatIsInTheWay() throws SQLException {
        assertThat(importing().exit()).isZero();
        inDatabase("update \"schema_history\" set \"checksum\" = 1 where \"version\" = '2'");
        CommandRun changed = serve();
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.mistakes())
                .singleElement()
                .asString()
                .contains(
                        "The database in " + directory.resolve("data")
                                + " can't be opened: migration 2 (planning) was run"
                                + " there in another form than this Freshmaker has: another build",
                        "export with that one");
        inDatabase("delete from \"schema_history\" where \"installed_rank\" >= 2");
        assertThat(importing().mistakes())
                .singleElement()
                .asString()
                .contains("migration 2 (planning) failed (", "may be half changed", "to what it was before");
        assertThat(importing().mistakes())
                .singleElement()
                .asString()
                .contains("migration 2 (planning) broke off at an earlier start")
                .doesNotContain("migration 3");
        inDatabase("drop table \"schema_history\"");
        assertThat(importing().mistakes())
                .singleElement()
                .asString()
                .contains("holds tables that are not Freshmaker's");
    }

    private void inDatabase(String statement) throws SQLException {
        try (var files = new EmbeddedDatabase(directory.resolve("data"));
                var connection = DriverManager.getConnection(files.url(), "SA", "");
                var work = connection.createStatement()) {
            work.execute(statement);
            work.execute("shutdown");
        }
    }

    @Test
    void namesTheDataThatIsInUse() {
        try (var used = new EmbeddedDatabase(directory.resolve("data"))) {
            CommandRun run = serve();
            assertThat(used.url()).contains(directory.toString());
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.mistakes())
                    .singleElement()
                    .asString()
                    .contains(directory.resolve("data").toString(), "in use by another process", "freshmaker.data");
        }
    }

    @Test
    void namesADataDirectoryThatCannotBe() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        CommandRun run = serve("-D", "freshmaker.data=" + file.resolve("data"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.mistakes())
                .singleElement()
                .asString()
                .contains(file.resolve("data").toString(), "freshmaker.data");
    }

    @Test
    void tellsTheMistakesOfPolicyAndContentFilesTogether() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "global:\n  module:\n    alow: {name: .*}\n    block: {name: \"[\"}\n");
        Path routes = routes("contentType: spec-changed", "contntType: spec-changed");
        Path tabbed = Files.writeString(routes.resolve("content/tabbed.camel.yaml"), "- route:\n\tid: tabbed\n");
        CommandRun run = serve("-D", "freshmaker.policy=" + policy, "-D", "freshmaker.routes=" + routes);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes()).hasSize(4);
        assertThat(run.mistakes().get(0)).contains("policy.yaml line 3", "alow");
        assertThat(run.mistakes().get(1)).contains("policy.yaml line 4", "'['");
        assertThat(run.mistakes().get(2)).contains("spec-changed.camel.yaml line 8", "contntType");
        assertThat(run.mistakes().get(3)).contains(tabbed + " line 2");
    }

    @Test
    void namesTheContentFileThatLacksAParameter() throws IOException {
        Path routes = routes("contentType: spec-changed", "# contentType: spec-changed");
        CommandRun run = serve("-D", "freshmaker.routes=" + routes);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes())
                .singleElement()
                .asString()
                .contains(routes.resolve(CONTENT) + " line 6: ", "contentType");
    }

    @Test
    void refusesACopiedContentFileWithItsOldNames() throws IOException {
        Path routes = routes("nothing", "nothing");
        Files.copy(routes.resolve(CONTENT), routes.resolve("content/zebra.camel.yaml"));
        CommandRun run = serve("-D", "freshmaker.routes=" + routes);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes())
                .allSatisfy(line ->
                        assertThat(line).startsWith("freshmaker: " + routes.resolve("content/zebra.camel.yaml")))
                .anySatisfy(line -> assertThat(line).contains("contentType 'spec-changed'"))
                .anySatisfy(line -> assertThat(line).contains("spec-changed.camel.yaml line 2", "zebra-plan"));
    }

    private CommandRun serve(String... options) {
        return run(List.of("serve"), options);
    }

    private CommandRun importing(String... options) {
        try {
            Path file = Files.writeString(directory.resolve("one.json"), "{\"artifact\": \"module:perl:5.26\"}");
            return run(List.of("inventory", "import", file.toString()), options);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The options come last, where they beat those that keep the tests apart. */
    private CommandRun run(List<String> command, String... options) {
        var all = new ArrayList<String>(command);
        for (String free : List.of("http.port", "management.port", "bus.embedded.port", "data")) {
            String key = "freshmaker." + free;
            if (String.join(" ", options).contains(key + "=")) {
                continue;
            }
            all.addAll(List.of("-D", key + "=" + (free.equals("data") ? directory.resolve("data") : "0")));
        }
        all.addAll(List.of(options));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private Path routes(String old, String replacement) throws IOException {
        Path routes = directory.resolve("routes");
        try (var files = Files.walk(ROUTES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = routes.resolve(ROUTES.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace(old, replacement));
            }
        }
        return routes;
    }
}
