package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelopes in which messages come, and in which they were captured. */
class EnvelopeReaderTest extends EnvelopeCase {

    @Test
    void readsFedmsg() {
        Wire wire = Wire.ofText("""
                {"i": 1, "msg": {"a": 1}, "topic": "org.fedoraproject.prod.git.receive", "msg_id": "2017-x",
                 "timestamp": 1344350850.886738, "headers": {"n": 5, "none": null}, "certificate": null}""");

        BusMessage message = reader.read(wire);

        assertThat(message.envelope()).isEqualTo(Envelope.FEDMSG);
        assertThat(message.id()).isEqualTo("2017-x");
        assertThat(message.topic()).isEqualTo("git.receive");
        assertThat(message.address()).isEqualTo(TOPIC);
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2012-08-07T14:47:30.886738Z"));
        assertThat(message.headers()).containsExactly(Map.entry("n", "5"));
        assertThat(message.body()).hasToString("{\"a\":1}");
        assertThat(reader.topicOf(wire)).isEqualTo("git.receive");
    }

    @Test
    void readsFedoraMessagingWithTheTopicFromTheSubject() {
        Wire wire = new Wire(
                "ID:AMQP_NO_PREFIX:0b2addd5",
                TOPIC,
                "bus",
                Map.of("sent-at", "2024-06-20T15:04:24+00:00"),
                1_700_000_000_000L,
                "{\"commit\": {\"repo\": \"httpd\"}}");

        BusMessage message = reader.read(wire);

        assertThat(message.envelope()).isEqualTo(Envelope.FEDORA_MESSAGING);
        assertThat(message.id()).isEqualTo("0b2addd5");
        assertThat(message.topic()).isEqualTo("git.receive").isEqualTo(reader.topicOf(wire));
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2024-06-20T15:04:24Z"));
        assertThat(message.body().at("/commit/repo").textValue()).isEqualTo("httpd");
    }

    @Test
    void readsUmbWithTheTopicFromTheAddress() {
        Wire wire = new Wire(
                "ID:AMQP_UUID:7",
                "something.else",
                "topic://VirtualTopic.eng.brew.task.closed",
                Map.of("id", "20124784", "parent", "null", "timestamp", "0"),
                1_500_000_000_000L,
                "{\"info\": {}}");

        BusMessage message = reader.read(wire);

        assertThat(message.envelope()).isEqualTo(Envelope.UMB);
        assertThat(message.id()).isEqualTo("7");
        assertThat(message.topic()).isEqualTo("brew.task.closed").isEqualTo(reader.topicOf(wire));
        assertThat(message.address()).isEqualTo("topic://VirtualTopic.eng.brew.task.closed");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochMilli(1_500_000_000_000L));
        assertThat(message.headers()).containsEntry("parent", "null");
    }

    @Test
    void takesTheDestinationWhereTheAddressIsAQueueOfManyTopics() {
        Wire wire = new Wire(
                null,
                null,
                "queue://Consumer.freshmaker.VirtualTopic.eng.>",
                Map.of("destination", "/topic/VirtualTopic.eng.errata.activity.status", "message-id", "ID:b:1"),
                0,
                "");

        assertThat(reader.topicOf(wire)).isEqualTo("errata.activity.status");
        assertThat(reader.read(wire).id()).isEqualTo("ID:b:1");
        assertThat(reader.read(wire).body().textValue()).isEmpty();
    }

    @Test
    void undoesStompEscapesOnlyWhereTheIdHasThem() {
        String address = "/topic/VirtualTopic.eng.x";
        Map<String, String> escaped =
                Map.of("message-id", "ID\\cbroker\\c1", "a", "C\\c\\\\new\\nline\\r", "when", "17:35 \\c", "b", "\\d");
        Map<String, String> plain = Map.of("message-id", "ID:broker:1", "a", "C\\c");

        assertThat(reader.read(new Wire(null, null, address, escaped, 0, "{}")).headers())
                .containsEntry("message-id", "ID:broker:1")
                .containsEntry("a", "C:\\new\nline\r")
                .containsEntry("when", "17:35 \\c")
                .containsEntry("b", "\\d");
        assertThat(reader.read(new Wire(null, null, address, plain, 0, "{}")).headers())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"topic": "/topic/VirtualTopic.eng.x.y", "msg_id": "ID:1", "headers": {}, "msg": {"n": 1}}""", """
                {"topic": "/topic/VirtualTopic.eng.x.y", "msg_id": "ID\\\\c1", "msg": {"n": 1}}""", """
                {"topic": "/topic/VirtualTopic.eng.x.y", "msg_id": "no", "headers": {"message-id": "ID:1"},
                 "body": {"msg": {"n": 1}}}""", """
                {"body": {"headers": {"message-id": "ID:1", "destination": "/topic/VirtualTopic.eng.x.y"},
                          "msg": {"n": 1}}}""", """
                {"destination": "VirtualTopic.eng.x.y", "msg_id": "ID:1", "msg": {"n": 1}}""", """
                {"destination": "VirtualTopic.eng.x.y", "msg_id": "ID:1", "msg": "{\\"n\\": 1}"}"""})
    void readsEveryCaptureOfUmb(String capture) {
        BusMessage message = reader.read(Wire.ofText(capture));

        assertThat(message.envelope()).isEqualTo(Envelope.UMB);
        assertThat(message.id()).isEqualTo("ID:1");
        assertThat(message.topic()).isEqualTo("x.y");
        assertThat(message.body()).hasToString("{\"n\":1}");
    }

    @Test
    void opensACaptureThatWasSentAgainToItsOwnTopicOnly() {
        String capture = "{\"topic\": \"" + TOPIC + "\", \"msg_id\": \"2017-x\", \"msg\": {\"n\": 1}}";

        BusMessage own = reader.read(new Wire("ID:1", TOPIC, null, Map.of(), 0, capture));
        BusMessage other = reader.read(new Wire("ID:1", "announcements", null, Map.of(), 0, capture));

        assertThat(own.id()).isEqualTo("2017-x");
        assertThat(own.body()).hasToString("{\"n\":1}");
        assertThat(other.id()).isEqualTo("ID:1");
        assertThat(other.body().path("topic").textValue()).isEqualTo(TOPIC);
    }

    @Test
    void readsDumpsAndFlatMessages() {
        BusMessage dump = reader.read(Wire.ofText("""
                {"id": "u", "topic": "git.receive", "headers": {"sent-at": "2022-01-05T09:41:27+00:00"},
                 "body": {"n": 1}, "queue": null, "priority": 2}"""));
        BusMessage flat = reader.read(Wire.ofText("""
                {"topic": "git.receive", "id": 45270170, "timestamp": 1728297198.5}"""));

        assertThat(dump.envelope()).isEqualTo(Envelope.FEDORA_MESSAGING);
        assertThat(dump.id()).isEqualTo("u");
        assertThat(dump.sentAt()).isEqualTo(Instant.parse("2022-01-05T09:41:27Z"));
        assertThat(dump.body()).hasToString("{\"n\":1}");
        assertThat(flat.envelope()).isEqualTo(Envelope.FLAT);
        assertThat(flat.id()).startsWith("sha256:");
        assertThat(flat.sentAt()).isEqualTo(Instant.parse("2024-10-07T10:33:18.5Z"));
        assertThat(flat.body()).hasToString("{\"id\":45270170,\"timestamp\":1.7282971985E9}");
    }
}
