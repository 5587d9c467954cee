package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a message in any envelope: its topic, id, time and body. */
class EnvelopePartsTest extends EnvelopeCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"topic\":\"t\",\"msg_id\":\"1\"}|NULL",
                "{\"topic\":\"t\",\"msg\":null}|NULL",
                "{\"topic\":\"t\",\"msg\":{}}|OBJECT",
                "{\"topic\":\"t\",\"msg\":\"\"}|STRING",
                "{\"topic\":\"t\",\"msg\":\"plain {text\"}|STRING",
                "{\"topic\":\"t\",\"msg\":\"{broken\"}|STRING",
                "{\"topic\":\"t\",\"msg\":\"[1]\"}|ARRAY",
                "{\"topic\":\"t\",\"msg\":[1,2]}|ARRAY",
                "\"{\\\"topic\\\":\\\"t\\\",\\\"msg\\\":{}}\"|OBJECT",
                "\uFEFF{\"topic\":\"t\",\"msg\":{}}|OBJECT"
            })
    void takesAnyBody(String text, String type) {
        assertThat(reader.topicOf(Wire.ofText(text))).isEqualTo("t");
        assertThat(reader.read(Wire.ofText(text)).body().getNodeType()).hasToString(type);
    }

    @Test
    void takesAMessageWithoutAPayload() {
        assertThat(reader.read(new Wire("1", TOPIC, null, Map.of(), 0, null))
                        .body()
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "-5", "0", "1e999", "1e300", "true", "[]", "\"0\"", "\"\"", "null"})
    void aWrongTimeIsNone(String time) {
        String text = "{\"topic\": \"t\", \"msg_id\": \"1\", \"timestamp\": " + time + ", \"msg\": {}}";

        assertThat(reader.read(Wire.ofText(text)).sentAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1505000000,2017-09-09T23:33:20Z",
        "1505000000123,2017-09-09T23:33:20.123Z",
        "\"1505000000.5\",2017-09-09T23:33:20.500Z",
        "\"2017-09-09T23:33:20Z\",2017-09-09T23:33:20Z",
        "\"2017-09-10T01:33:20+02:00\",2017-09-09T23:33:20Z",
        "\"2017-09-09 23:33:20.5\",2017-09-09T23:33:20.500Z"
    })
    void readsTimesOfEveryKind(String time, Instant expected) {
        String text = "{\"topic\": \"t\", \"timestamp\": " + time + ", \"msg\": {}}";

        assertThat(reader.read(Wire.ofText(text)).sentAt()).isEqualTo(expected);
    }

    @Test
    void givesAMessageWithoutIdTheSameIdAtEachDelivery() {
        String first = reader.read(Wire.ofText("{\"topic\":\"t\",\"timestamp\":5,\"msg\":{\"a\":1,\"b\":2}}"))
                .id();

        assertThat(reader.read(Wire.ofText("{\"msg\":{\"b\":2, \"a\":1},\"topic\":\"t\",\"timestamp\":5.0}"))
                        .id())
                .isEqualTo(first)
                .matches("sha256:[0-9a-f]{64}");
        assertThat(reader.read(Wire.ofText("{\"topic\":\"t\",\"timestamp\":6,\"msg\":{\"a\":1,\"b\":2}}"))
                        .id())
                .isNotEqualTo(first);
        assertThat(reader.read(Wire.ofText("{\"topic\":\"u\",\"timestamp\":5,\"msg\":{\"a\":1,\"b\":2}}"))
                        .id())
                .isNotEqualTo(first);
        assertThat(reader.read(Wire.ofText("{\"topic\":\"t\",\"timestamp\":5,\"msg\":{\"a\":1,\"b\":3}}"))
                        .id())
                .isNotEqualTo(first);
    }

    @Test
    void tellsBodilessMessagesApartByTheirHeaders() {
        Map<String, String> second = new HashMap<>(Map.of("errata_id", "2", "JMSXDeliveryCount", "1"));
        String id = idOfBodiless(second);
        second.put("JMSXDeliveryCount", "2");

        assertThat(idOfBodiless(second)).isEqualTo(id);
        assertThat(idOfBodiless(Map.of("errata_id", "3"))).isNotEqualTo(id);
    }

    private String idOfBodiless(Map<String, String> headers) {
        return reader.read(new Wire(null, null, "VirtualTopic.eng.errata.activity.status", headers, 0, ""))
                .id();
    }

    @Test
    void findsTheTopicWithoutReadingTheRest() {
        assertThat(reader.topicOf(Wire.ofText("{\"msg\": {\"topic\": \"no\"}, \"topic\": \"yes\", \"broken")))
                .isEqualTo("yes");
        assertThat(reader.topicOf(new Wire(null, TOPIC, null, Map.of(), 0, "no JSON")))
                .isEqualTo("git.receive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[1]", "5", "null", "\"text\"", "{\"topic\": 5}", "{\"msg\": {\"topic\": \"no\"}}", ""})
    void saysThatThereIsNoTopic(String text) {
        assertThat(reader.topicOf(Wire.ofText(text))).isEmpty();
        assertThatThrownBy(() -> reader.read(Wire.ofText(text)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("names no topic");
    }

    @Test
    void saysWhereTheTextIsNoJson() {
        assertThatThrownBy(() -> reader.read(Wire.ofText("{\"topic\": \"t\",\n \"msg\": {\"a\": tru}}")))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("The message is no valid JSON at offset 32 (line 2, column 18): Unrecognized token 'tru':"
                        + " was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false').");
        assertThatThrownBy(() -> reader.read(Wire.ofText("{\"topic\": \"t\"")))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("offset 13")
                .hasMessageEndingWith("it ends before it is complete.");
        assertThatThrownBy(() -> reader.read(Wire.ofText("{\"topic\": \"t\"} {}")))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageEndingWith("there is more text after its end.");
    }
}
