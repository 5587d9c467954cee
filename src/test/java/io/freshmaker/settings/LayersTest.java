package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

    private final Layers layers = new Layers(Keys.known());

    @TempDir
    Path directory;

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("own.properties"), text);
    }

    private Given port() {
        return layers.given().get("freshmaker.http.port");
    }

    @Test
    void whatIsAddedLaterHidesWhatWasThere() throws IOException {
        assertThat(port()).isEqualTo(new Given("8080", "default"));

        Path file = write("# Ours.\nfreshmaker.http.port=1\n");
        layers.file(file);
        assertThat(port()).isEqualTo(new Given("1", "file " + file + " line 2"));

        layers.environment(Map.of("FRESHMAKER_HTTP_PORT", "2"));
        assertThat(port()).isEqualTo(new Given("2", "environment FRESHMAKER_HTTP_PORT"));

        layers.commandLine(Map.of("freshmaker.http.port", "3"));
        assertThat(port()).isEqualTo(new Given("3", "command line"));
        assertThat(layers.mistakes()).isEmpty();
    }

    @Test
    void namesTheNearestKeyAndThePlaceOfAnUnknownOne() throws IOException {
        Path file = write("\nfreshmaker.mbs.bugdet=4\n");
        layers.file(file);
        layers.environment(Map.of("FRESHMAKER_MBS_TIMEOT", "5"));
        layers.commandLine(Map.of("http.prot", "6"));

        assertThat(layers.mistakes())
                .containsExactly(
                        "freshmaker.mbs.bugdet (file " + file
                                + " line 2): there is no such setting; the nearest is freshmaker.mbs.budget.",
                        "FRESHMAKER_MBS_TIMEOT (environment): there is no such setting;"
                                + " the nearest is FRESHMAKER_MBS_TIMEOUT.",
                        "http.prot (command line): there is no such setting; the nearest is freshmaker.http.port.");
    }

    @Test
    void passesOverTheVariablesOfTheLauncherAndOfOtherPrograms() {
        layers.environment(Map.of(
                "FRESHMAKER_JAVA_OPTS", "-Xmx1g",
                "FRESHMAKER_CONFIG", "own.properties",
                "FRESHMAKER_HOME", "/opt/freshmaker",
                "PATH", "/bin"));

        assertThat(layers.mistakes()).isEmpty();
    }

    @Test
    void passesOverWhatKubernetesSetsForAServiceOfOurName() {
        layers.environment(Map.of(
                "FRESHMAKER_SERVICE_HOST", "10.0.0.7",
                "FRESHMAKER_SERVICE_PORT", "8080",
                "FRESHMAKER_SERVICE_PORT_API", "8080",
                "FRESHMAKER_PORT", "tcp://10.0.0.7:8080",
                "FRESHMAKER_PORT_8080_TCP", "tcp://10.0.0.7:8080",
                "FRESHMAKER_PORT_8080_TCP_ADDR", "10.0.0.7",
                "FRESHMAKER_HTTP_PORT", "tcp://10.0.0.8:80"));

        assertThat(layers.mistakes()).isEmpty();
        assertThat(port().origin()).isEqualTo("default");
    }

    @Test
    void reportsAKeyThatStandsTwiceInTheFile() throws IOException {
        Path file = write("freshmaker.tick=1\nfreshmaker.data=d\nfreshmaker.tick=2\n");
        layers.file(file);

        assertThat(layers.mistakes())
                .containsExactly(
                        "freshmaker.tick (file " + file + " line 3): it stands in line 1 too; delete one of them.");
    }

    @Test
    void reportsABrokenEscapeAndReadsOn() throws IOException {
        Path file = write("freshmaker.data=C:\\users\nfreshmaker.http.port=9\n");
        layers.file(file);

        assertThat(layers.mistakes())
                .singleElement()
                .asString()
                .startsWith("file " + file + " line 1: ")
                .endsWith("write a backslash as \\\\.");
        assertThat(port().value()).isEqualTo("9");
    }

    @Test
    void reportsAFileThatIsNotThere() {
        layers.file(directory.resolve("missing.properties"));

        assertThat(layers.mistakes())
                .containsExactly("file " + directory.resolve("missing.properties")
                        + ": it does not exist; name an existing file, or none.");
    }

    @Test
    void reportsAFileThatIsNoText() throws IOException {
        Path file = Files.write(
                directory.resolve("latin.properties"),
                "freshmaker.data=d\u00e4ta".getBytes(StandardCharsets.ISO_8859_1));
        layers.file(file);

        assertThat(layers.mistakes()).containsExactly("file " + file + ": it is not UTF-8; save it as UTF-8.");
    }

    @Test
    void reportsADirectoryInPlaceOfAFile() {
        layers.file(directory);

        assertThat(layers.mistakes())
                .singleElement()
                .asString()
                .startsWith("file " + directory + ": it cannot be read");
    }
}
