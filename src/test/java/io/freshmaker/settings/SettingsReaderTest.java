package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private final SettingsReader reader = new SettingsReader();

    private Settings read(Map<String, String> commandLine) {
        return reader.read(null, Map.of(), commandLine);
    }

    private List<String> mistakes(Map<String, String> commandLine) {
        SettingsException exception = catchThrowableOfType(SettingsException.class, () -> read(commandLine));
        assertThat(exception).as("mistakes in %s", commandLine).isNotNull();
        return exception.mistakes();
    }

    @Test
    void namesTheVariableThatHoldsAMistake() {
        SettingsException exception = catchThrowableOfType(
                SettingsException.class, () -> reader.read(null, Map.of("FRESHMAKER_HTTP_PORT", "eighty"), Map.of()));

        assertThat(exception)
                .hasMessage("freshmaker.http.port = 'eighty' (environment FRESHMAKER_HTTP_PORT):"
                        + " write a number from 0 to 65535.");
    }

    @Test
    void collectsAllMistakesFromAllPlaces(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("f.properties"), "freshmaker.mbs.budget=many\nfreshmaker.colour=red\n");

        SettingsException exception = catchThrowableOfType(
                SettingsException.class,
                () -> reader.read(file, Map.of("FRESHMAKER_TICK", "0"), Map.of("freshmaker.log.format", "yaml")));

        assertThat(exception.mistakes()).hasSize(4);
        assertThat(exception.mistakes().get(0)).startsWith("freshmaker.colour (file " + file + " line 2): ");
        assertThat(exception.mistakes().subList(1, 4))
                .containsExactly(
                        "freshmaker.mbs.budget = 'many' (file " + file + " line 1): write a number from 1 to 10000.",
                        "freshmaker.tick = '0' (environment FRESHMAKER_TICK): write a number from 10 to 60000.",
                        "freshmaker.log.format = 'yaml' (command line): write text or json.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "freshmaker.http.port; 65536; write a number from 0 to 65535.",
                "freshmaker.http.port; -1; write a number from 0 to 65535.",
                "freshmaker.http.port; 99999999999; write a number from 0 to 65535.",
                "freshmaker.http.port; ''; write a number from 0 to 65535.",
                "freshmaker.http.host; ''; write an address, or 0.0.0.0 for all.",
                "freshmaker.data; ''; write the path of a directory.",
                "freshmaker.db.url; jdbc:mysql://db/f; 'write jdbc:hsqldb:... or jdbc:postgresql:..., or nothing.'",
                "freshmaker.bus.url; tcp://b:61616;"
                        + " 'write amqp://host:port, amqps://host:port or failover:(amqp://...), or nothing; the user is"
                        + " that of freshmaker.bus.user.'",
                "freshmaker.bus.source; freshmaker; write queue:NAME or topic:NAME.",
                "freshmaker.bus.target; topic:; write queue:NAME or topic:NAME.",
                "freshmaker.bus.subscription; ''; write the name of the subscription.",
                "freshmaker.mbs.url; mbs.example.org; 'write http://host/... or https://host/..., or nothing.'",
                "freshmaker.mbs.deadline; 2.5; write a number from 1 to 8760.",
                "freshmaker.distgit.scmurl; git@pkgs:modules;"
                        + " 'write ssh://, https://, http:// or git:// with a host, or file:///path, or nothing.'",
                "freshmaker.distgit.repository; modules/all.git;"
                        + " 'write a path with {name} in it, such as {namespace}/{name}.git.'",
                "freshmaker.distgit.author; Freshmaker;"
                        + " 'write Name <mail>, for example Freshmaker <freshmaker@example.org>.'",
                "freshmaker.inventory.source; koji; write mbs or none.",
                "freshmaker.routes; no/such/directory; 'there is no such directory; name one, or leave this empty.'",
                "freshmaker.kamelets; pom.xml; 'there is no such directory; name one, or leave this empty.'",
                "freshmaker.policy; src; 'there is no such file that can be read; name one, or leave this empty.'",
                "freshmaker.log.level; LOUD; write TRACE or DEBUG or INFO or WARN or ERROR.",
                "freshmaker.retention.inbox; 0; write a number from 1 to 3653."
            })
    void refuses(String key, String value, String remedy) {
        assertThat(mistakes(Map.of(key, value))).containsExactly(key + " = '" + value + "' (command line): " + remedy);
    }

    @Test
    void refusesOnePortForTwoServers() {
        assertThat(mistakes(Map.of("freshmaker.http.port", "8081")))
                .containsExactly("freshmaker.management.port = '8081' (default): freshmaker.http.port is the same;"
                        + " write another port, or 0 for any free one.");
        assertThat(mistakes(Map.of("freshmaker.http.port", "5672")))
                .singleElement()
                .asString()
                .startsWith("freshmaker.bus.embedded.port = '5672' (default): freshmaker.http.port is the same;");
    }

    @Test
    void refusesTagsOfImagesWithoutTheKojiThatHasThem() {
        assertThat(mistakes(Map.of("freshmaker.images.tags", "f27-container")))
                .containsExactly("freshmaker.images.tags = 'f27-container' (command line): the images in these tags are"
                        + " read from Koji; set freshmaker.koji.url to its hub, or leave this empty.");
        assertThat(mistakes(Map.of("freshmaker.images.tags", "f27-container", "freshmaker.koji.url", "koji")))
                .as("one mistake, and not what follows from it")
                .singleElement()
                .asString()
                .startsWith("freshmaker.koji.url");
    }

    @Test
    void takesAnyFreePortTwice() {
        Settings settings = read(Map.of(
                "freshmaker.http.port", "0",
                "freshmaker.management.port", "0",
                "freshmaker.bus.embedded.port", "0"));

        assertThat(settings.http().port()).isZero();
        assertThat(settings.management().port()).isZero();
    }

    @Test
    void doesNotCompareThePortOfABrokerThatIsNotStarted() {
        Settings settings = read(Map.of("freshmaker.http.port", "5672", "freshmaker.bus.url", "amqp://bus:5672"));

        assertThat(settings.http().port()).isEqualTo(5672);
        assertThat(settings.bus().embedded()).isFalse();
    }

    @Test
    void doesNotCompareAPortThatCouldNotBeRead() {
        assertThat(mistakes(Map.of("freshmaker.http.port", "x", "freshmaker.management.port", "8080")))
                .singleElement()
                .asString()
                .startsWith("freshmaker.http.port = 'x'");
    }

    @Test
    void aBlankLeftOverFromEditingDoesNoHarmButBelongsToAPassword() {
        Settings settings = read(Map.of("freshmaker.http.port", " 9090 ", "freshmaker.db.password", " open sesame "));

        assertThat(settings.http().port()).isEqualTo(9090);
        assertThat(settings.toProperties()).containsEntry("freshmaker.http.port", "9090");
        assertThat(settings.db().password().value()).isEqualTo(" open sesame ");
    }

    @Test
    void readsUnitsAsTheyAreDocumented() {
        Settings settings = read(Map.of());

        assertThat(settings.mbs().timeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(settings.mbs().deadline()).isEqualTo(Duration.ofHours(48));
        assertThat(settings.pace().tick()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.pace().retryMax()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.retention()).isEqualTo(new Retention(30, 90, 0, 0, 0, 90, 7, 0));
    }

    @Test
    void readsTheDefaultsOfTheBusAndOfDistGit() {
        Settings settings = read(Map.of());

        assertThat(settings.bus().source())
                .isEqualTo(new Destination(Destination.Kind.QUEUE, "freshmaker::freshmaker"))
                .hasToString("queue:freshmaker::freshmaker");
        assertThat(settings.bus().target()).hasToString("topic:freshmaker");
        assertThat(settings.bus().topicPrefixes()).containsExactly("org.fedoraproject.prod.", "VirtualTopic.eng.");
        assertThat(settings.distgit().author()).isEqualTo(new Author("Freshmaker", "freshmaker@localhost"));
        assertThat(settings.places()).extracting(Places::routes).isEqualTo(Optional.empty());
    }

    @Test
    void readsPlacesThatAreThere(@TempDir Path directory) throws IOException {
        Path policy = Files.createFile(directory.resolve("policy.yaml"));

        Places places = read(Map.of("freshmaker.routes", directory.toString(), "freshmaker.policy", policy.toString()))
                .places();

        assertThat(places.routes()).contains(directory);
        assertThat(places.kamelets()).isEmpty();
        assertThat(places.policy()).contains(policy);
    }
}
