package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.plan.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The same event on two buses. */
@OnEachDatabase
class TwinsTest extends PipelineTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY = "{\"a\": {\"x\": 1.50, \"y\": [1, 2]}, \"b\": 10}";

    TwinsTest(Engine engine) {
        super(engine);
    }

    @Test
    void theSecondOfTheBridgeIsTheSameWhateverItsFormIs() {
        accept("m", Envelope.FEDMSG, NOON, BODY);
        accept(
                "n",
                Envelope.FEDORA_MESSAGING,
                NOON.plusSeconds(600),
                "{\"b\": 1e1, \"a\": {\"y\": [1, 2.0], \"x\": 1.5}}");
        accept("o", Envelope.UMB, NOON.minusSeconds(600), BODY);

        assertThat(claim("m")).isNotNull();
        assertThat(claim("n")).isNull();
        assertThat(claim("o")).isNull();
        assertThat(pipeline.database.texts(
                        "select state || ' ' || reason from inbox where message_id <> 'm' order by id"))
                .containsExactly(
                        "1 the same as message m, which came by fedmsg",
                        "1 the same as message m, which came by fedmsg");
    }

    @Test
    void theOneThatWasTakenFirstIsPlanned() {
        accept("m", Envelope.FEDMSG, null, BODY);
        accept("n", Envelope.FEDORA_MESSAGING, null, BODY);
        pipeline.database.run("update inbox set tries = 1 where message_id = 'n'");
        assertThat(claim("m")).isNull();
        assertThat(claim("n")).isNotNull();
    }

    @Test
    void anythingElseIsANewOne() {
        accept("m", Envelope.FEDMSG, NOON, BODY);
        accept("later", Envelope.FEDORA_MESSAGING, NOON.plusSeconds(601), BODY);
        accept("same-bus", Envelope.FEDMSG, NOON, BODY);
        accept("other-order", Envelope.FEDORA_MESSAGING, NOON, BODY.replace("1, 2", "2, 1"));
        accept("text", Envelope.FEDORA_MESSAGING, NOON, BODY.replace("10", "\"10\""));
        accept("nothing-1", Envelope.FEDMSG, NOON, "{}");
        accept("nothing-2", Envelope.UMB, NOON, "{}");
        for (String id : List.of("m", "later", "same-bus", "other-order", "text", "nothing-1", "nothing-2")) {
            assertThat(claim(id)).as(id).isNotNull();
        }
    }

    @RepeatedTest(3)
    void ofTwoThatAreTakenAtATimeOneIsPlanned() {
        accept("m", Envelope.FEDMSG, NOON, BODY);
        accept("n", Envelope.FEDORA_MESSAGING, NOON, BODY);

        List<Received> taken = Together.call(2, turn -> pipeline.inbox.claim(turn + 1));

        assertThat(taken.stream().filter(Objects::nonNull)).hasSize(1);
    }

    private Received claim(String id) {
        return pipeline.inbox.claim(pipeline.database.number("select id from inbox where message_id = ?", id));
    }

    private void accept(String id, Envelope envelope, Instant sent, String body) {
        try {
            pipeline.inbox.accept(new BusMessage(
                    id, "git.receive", "any", envelope, Map.of(), sent, new ObjectMapper().readTree(body)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
