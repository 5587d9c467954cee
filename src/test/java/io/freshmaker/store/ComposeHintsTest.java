package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.Draft;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What messages of ODCS do. */
class ComposeHintsTest {

    @Test
    void haveOnlyWhatIsFollowedLookedAtNow() {
        try (var kitchen = new Kitchen(Engine.embedded())) {
            kitchen.pipeline.planned(
                    "m",
                    new ImagePlanOf("2-1").compose("openssl-2-1").build("base").part());
            kitchen.asked(1, 42);
            var hints = new ComposeHints(kitchen.database.database());
            JsonNode ours = Text.tree("{\"event\": \"state-changed\", \"compose\": {\"id\": 42, \"state\": 2}}");
            assertThat(hints.test(ours)).as("not known yet").isFalse();

            hints.refresh();

            assertThat(hints.test(ours)).isTrue();
            assertThat(hints.test(Text.tree("{\"compose\": {\"id\": 41}}"))).isFalse();
            assertThat(hints.test(Text.tree("{\"compose\": {\"id\": \"42\"}}"))).isFalse();
            assertThat(hints.test(Text.tree("\"\""))).isFalse();
            assertThat(kitchen.composes.claimLookUp(1)).as("not due").isNull();
            BusMessage any = Pipeline.message("x");
            var message =
                    new BusMessage("x", "odcs.state.change", "odcs.state.change", any.envelope(), Map.of(), null, ours);
            assertThat(hints.wake(Draft.of("odcs-hint", message)).answer()).isEqualTo(Draft.Answer.NOT_OURS);
            assertThat(kitchen.composes.claimLookUp(1)).isNotNull();
        }
    }
}
