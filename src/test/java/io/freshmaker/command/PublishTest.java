package io.freshmaker.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.CommandRun;
import io.freshmaker.bus.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PublishTest {

    @TempDir
    Path directory;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = new EmbeddedBroker(directory, 0);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void printsIdAndTopicOfEachMessageInTheOrderGiven() throws IOException {
        CommandRun run = publish(message("second", "buildsys.tag"), message("first", "git.receive"));
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).containsExactly("second buildsys.tag", "first git.receive");
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(broker.waiting()).isEqualTo(2));
    }

    @Test
    void givesNewIdsWhenAsked() throws IOException {
        CommandRun run = publish("--new-ids", message("old", "git.receive"));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).doesNotContain("old").endsWith(" git.receive" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fedmsg", "fedora-messaging", "umb"})
    void sendsInEachEnvelope(String envelope) throws IOException {
        CommandRun run = publish("--envelope", envelope, message("one", "git.receive"));
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).containsExactly("one git.receive");
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(broker.waiting()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stomp", "flat"})
    void namesTheEnvelopesThereAre(String envelope) throws IOException {
        CommandRun run = publish("--envelope", envelope, message("one", "git.receive"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'" + envelope + "'", "write fedmsg, fedora-messaging or umb.");
    }

    @Test
    void refusesAPrefixThatUmbCannotHave() throws IOException {
        CommandRun run =
                publish("--envelope", "umb", "--prefix", "org.fedoraproject.prod.", message("one", "git.receive"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'org.fedoraproject.prod.'", "write VirtualTopic.eng.");
        assertThat(broker.waiting()).isZero();
    }

    @Test
    void tellsEveryBadFileAndSendsNothing() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.json"), "{\n  \"topic\": \"x\",\n  oops\n}");
        Path noTopic = Files.writeString(directory.resolve("no-topic.json"), "{\"commit\": {}}");
        Path missing = directory.resolve("missing.json");
        CommandRun run =
                publish(message("good", "git.receive"), "" + broken, "" + missing, "" + noTopic, "" + directory);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.mistakes()).hasSize(5);
        assertThat(run.mistakes().get(0)).contains(broken + ", line 3: ");
        assertThat(run.mistakes().get(1)).isEqualTo("freshmaker: " + missing + ": there is no such file.");
        assertThat(run.mistakes().get(2)).contains(noTopic.toString(), "topic");
        assertThat(run.mistakes().get(3)).contains(directory.toString(), "is a directory");
        assertThat(run.mistakes().get(4)).isEqualTo("freshmaker: Nothing was sent.");
        assertThat(broker.waiting()).isZero();
    }

    @Test
    void saysHowToGetABroker() throws IOException {
        CommandRun run = publish("-D", "freshmaker.bus.embedded.port=1", message("one", "git.receive"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.mistakes()).singleElement().asString().contains("port 1 ", "./freshmaker serve", "--config");
    }

    @Test
    void namesTheBrokerThatIsAwayWithoutItsPassword() throws IOException {
        CommandRun run = publish(
                "-D", "freshmaker.bus.url=amqp://127.0.0.1:1?jms.password=secret", message("one", "git.receive"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.mistakes()).singleElement().asString().contains("freshmaker.bus.url", "127.0.0.1:1", "refused");
        assertThat(run.err()).doesNotContain("secret");
    }

    /** Publishes to the test's own broker, unless the arguments name another. */
    private CommandRun publish(String... arguments) {
        var all = new ArrayList<>(List.of("publish"));
        if (!String.join(" ", arguments).contains("embedded.port")) {
            all.addAll(List.of("-D", "freshmaker.bus.embedded.port=" + broker.port()));
        }
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String message(String id, String topic) throws IOException {
        return Files.writeString(
                        directory.resolve(id + ".json"),
                        "{\"msg_id\": \"" + id + "\", \"topic\": \"org.fedoraproject.prod." + topic
                                + "\", \"msg\": {}}")
                .toString();
    }
}
