package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.submit.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class HintsTest {

    private final Pipeline pipeline;
    private final Hints hints;

    HintsTest(Engine engine) {
        pipeline = new Pipeline(engine);
        hints = new Hints(pipeline.database.database(), new ModuleStateReader());
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void haveTheBuildLookedUpAtOnce() {
        pipeline.planned("m", PlanOf.builds("a", "b").part());
        pipeline.running("a", 7);
        pipeline.running("b", 8);

        Draft answer = wake(7);

        assertThat(answer.answer()).isEqualTo(Draft.Answer.NOT_OURS);
        assertThat(pipeline.submissions.claimLookUp(pipeline.submission("a"))).isNotNull();
        assertThat(pipeline.submissions.claimLookUp(pipeline.submission("b"))).isNull();
    }

    @Test
    void areHeardForEveryContext() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.submissions.answered(
                pipeline.sending("a"), new Answer.Accepted("two", List.of(remote(7, "build"), remote(8, "build"))));

        wake(8);

        assertThat(pipeline.submissions.claimLookUp(pipeline.submission("a"))).isNotNull();
    }

    @Test
    void neverShortenTheWaitAfterALostAnswer() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.submissions.answered(pipeline.sending("a"), new Answer.Unknown("lost"));

        wake(7);

        assertThat(pipeline.submissions.claimLookUp(pipeline.submission("a"))).isNull();
    }

    private Draft wake(long remote) {
        var body = JsonNodeFactory.instance.objectNode().put("id", remote).put("state", 5);
        var message = new BusMessage(
                "h", ModuleStateReader.TOPIC, ModuleStateReader.TOPIC, Envelope.UMB, Map.of(), null, body);
        return hints.wake(Draft.of("track-mbs", message));
    }
}
