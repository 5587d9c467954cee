package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeWriterTest {

    private final ObjectMapper mapper = new ObjectMapper();
    private final EnvelopeWriter writer = new EnvelopeWriter(mapper);
    private final EnvelopeReader reader =
            new EnvelopeReader(new Topics(List.of("org.fedoraproject.prod.", "VirtualTopic.eng.")), mapper);

    @ParameterizedTest
    @CsvSource({
        "FEDMSG,org.fedoraproject.prod.",
        "FEDORA_MESSAGING,org.fedoraproject.prod",
        "FEDORA_MESSAGING,''",
        "UMB,VirtualTopic.eng."
    })
    void losesNothing(Envelope envelope, String prefix) throws Exception {
        for (String body : List.of("{\"a\":[1,2.5,null]}", "null", "\"\"", "\"text\"", "[]", "17", "{\"msg\":{}}")) {
            BusMessage message = message(body, Map.of("who", "alder"));

            Wire wire = writer.write(message, envelope, prefix);
            BusMessage back = reader.read(wire);

            assertThat(back.envelope()).isEqualTo(envelope);
            assertThat(back.id()).isEqualTo(message.id());
            assertThat(back.topic()).isEqualTo(message.topic()).isEqualTo(reader.topicOf(wire));
            assertThat(back.body()).isEqualTo(message.body());
            assertThat(back.sentAt()).isEqualTo(message.sentAt());
            assertThat(back.headers()).containsEntry("who", "alder");
        }
    }

    @Test
    void leavesUmbsDeliveryHeadersBehindOnOtherBuses() throws Exception {
        BusMessage captured =
                message("{}", Map.of("message-id", "ID:old", "destination", "/topic/VirtualTopic.eng.git.receive"));

        Wire wire = writer.write(captured, Envelope.FEDORA_MESSAGING, "org.fedoraproject.prod.");

        assertThat(wire.subject()).isEqualTo("org.fedoraproject.prod.git.receive");
        assertThat(wire.headers())
                .doesNotContainKeys("message-id", "destination")
                .containsEntry("sent-at", "2017-09-09T23:33:20.500Z")
                .containsEntry("fedora_messaging_schema", "base.message");
    }

    @Test
    void writesWhatFedmsgConsumersExpect() throws Exception {
        String text = writer.write(message("{\"a\":1}", Map.of()), Envelope.FEDMSG, "org.fedoraproject.prod.")
                .body();

        assertThat(text)
                .isEqualTo("{\"topic\":\"org.fedoraproject.prod.git.receive\",\"msg_id\":\"2017-x\",\"i\":0,"
                        + "\"timestamp\":1505000000.5,\"headers\":{},\"msg\":{\"a\":1}}");
    }

    @Test
    void writesWholeSecondsWithoutExponent() throws Exception {
        BusMessage message = new BusMessage(
                "1", "t", "t", Envelope.FEDMSG, Map.of(), Instant.ofEpochSecond(1_500_000_000), mapper.readTree("{}"));

        assertThat(writer.write(message, Envelope.FEDMSG, "").body()).contains("\"timestamp\":1500000000,");
    }

    @Test
    void keepsTheAddressOfAForeignVirtualTopic() throws Exception {
        String topic = "/topic/VirtualTopic.qe.ci.jenkins";
        BusMessage foreign = new BusMessage(
                "ID:1", topic, topic, Envelope.UMB, Map.of("message-id", "ID:1"), null, mapper.readTree("{\"a\":1}"));

        for (Envelope envelope : List.of(Envelope.FEDMSG, Envelope.FEDORA_MESSAGING, Envelope.UMB)) {
            BusMessage back = reader.read(writer.write(foreign, envelope, "VirtualTopic.eng."));

            assertThat(back.topic()).isEqualTo(topic);
            assertThat(back.address()).isEqualTo(topic);
            assertThat(back.id()).isEqualTo("ID:1");
            assertThat(back.body()).isEqualTo(foreign.body());
        }
    }

    @Test
    void refusesFlatAndPrefixesThatUmbCannotHave() throws Exception {
        BusMessage message = message("{}", Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(message, Envelope.FLAT, ""))
                .withMessageContaining("2017-x")
                .withMessageContaining("fedmsg, fedora-messaging or umb");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(message, Envelope.UMB, "org.fedoraproject.prod."))
                .withMessageContaining("'org.fedoraproject.prod.'")
                .withMessageContaining("VirtualTopic.eng.");
    }

    private BusMessage message(String body, Map<String, String> headers) throws Exception {
        return new BusMessage(
                "2017-x",
                "git.receive",
                "git.receive",
                Envelope.FLAT,
                headers,
                Instant.parse("2017-09-09T23:33:20.500Z"),
                mapper.readTree(body));
    }
}
