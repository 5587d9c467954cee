package io.freshmaker.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.plan.ContentType;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static Audience of(String topic, List<String> known, Map<String, String> dropping, List<String> learning) {
        return new Audience(topic, new TreeSet<>(known), new TreeMap<>(dropping), new TreeSet<>(learning));
    }

    private static Part answer(String type, String eventType, String because) {
        var message = new BusMessage("m", "b", "b", Envelope.FLAT, Map.of(), null, null);
        return Part.finished(
                new ContentType(type, "1", eventType, "mbs"),
                Draft.of(type, message).notOurs(because));
    }

    @Test
    void namesTheTopicsThatAreKnownSaveOurOwn() {
        assertThat(of("c", List.of("b", "a", "freshmaker.manual.rpms"), Map.of(), List.of())
                        .silence(List.of()))
                .isEqualTo("No content type knows messages of the topic c. Known are a, b.");
        assertThat(of("c", List.of(), Map.of(), List.of()).silence(List.of()))
                .isEqualTo(
                        "No content type knows messages of the topic c. There is no content type that listens to a bus.");
    }

    @Test
    void namesThePrefixOfAnotherBusInFrontOfTheLongestTopicThatIsKnown() {
        List<String> known = List.of("git.receive", "pagure.git.receive", "freshmaker.manual.rpms");

        assertThat(of("stg.pagure.git.receive", known, Map.of(), List.of()).silence(List.of()))
                .endsWith(" pagure.git.receive is known: if this bus is meant, add stg. to"
                        + " freshmaker.bus.topic-prefixes.");
        assertThat(of("stg.freshmaker.manual.rpms", known, Map.of(), List.of()).silence(List.of()))
                .as("what only we send comes from no bus")
                .endsWith(" Known are git.receive, pagure.git.receive.");
    }

    @Test
    void tellsWhatIsOnlyLearnedFrom() {
        assertThat(of("c", List.of("a"), Map.of(), List.of("track-odcs"))
                        .silence(List.of(answer("track-odcs", null, "It only tells when to look."))))
                .isEqualTo("No content type knows messages of the topic c. What it tells is only learned from"
                        + " (track-odcs), and leads to no plan. Known are a.");
    }

    @Test
    void givesTheReasonOfEachThatListensByName() {
        assertThat(of("b", List.of("b"), Map.of("z-type", "Its filter finds nothing."), List.of("hint"))
                        .silence(List.of(
                                answer("a-type", "SomeEvent", "No file changed."),
                                answer("hint", null, "It only tells when to look."))))
                .isEqualTo(
                        "No content type recognises this message of the topic b. a-type: No file changed. z-type: Its"
                                + " filter finds nothing.");
    }
}
