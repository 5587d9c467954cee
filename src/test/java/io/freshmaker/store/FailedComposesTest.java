package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Composes that fail or are of no use: asked for anew, and given up at last. */
@OnEachDatabase
class FailedComposesTest extends ComposeCase {

    FailedComposesTest(Engine engine) {
        super(engine);
    }

    @Test
    void isTriedAgainAndAtLastFailsWhatWaitsForItAlone() {
        pipeline.planned("slow", new ImagePlanOf("1-1").build("shared").part());
        pipeline.planned(
                "m",
                signed("openssl-2-1")
                        .build("base")
                        .build("app", "base")
                        .build("shared")
                        .part());
        kitchen.asked(1, 42);
        kitchen.seen(1, 42, ComposeState.FAILED, "no such build");

        assertThat(kitchen.rows()).containsExactly("1 4 4 0", "2 0 9 1 live");
        assertThat(kitchen.state("base"))
                .isEqualTo("4 1 Waiting for a compose of openssl-2-1, not asked for yet, attempt 2 at TIME:"
                        + " Compose 42 failed: no such build.");
        assertThat(kitchen.composes.claim(2)).as("not due").isNull();
        kitchen.asked(2, 43);
        kitchen.seen(2, 43, ComposeState.FAILED, "no such build");

        String why = "Compose 43 failed: no such build. It was tried 2 times.";
        assertThat(kitchen.state("base")).isEqualTo("2 1 " + why);
        assertThat(kitchen.state("app")).isEqualTo("2 2 cannot be rebuilt: base:f27 failed: " + why);
        assertThat(kitchen.state("shared")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(pipeline.eventState("slow")).startsWith("1 ");
        assertThat(kitchen.rows()).containsExactly("1 4 4 0", "2 4 4 1");
        assertThat(new WorkFigures(database.database()).live().composes())
                .isEqualTo(new WorkFigures.ComposeCount(Map.of(4, 2L), Map.of(4, 2L), 1));
    }

    @Test
    void failsAtOnceWhatOdcsRefusesForGood() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.composes.answered(kitchen.asking(1), new ComposeAnswer.Rejected("Unknown flag"));

        assertThat(kitchen.state("base")).isEqualTo("2 1 ODCS refuses to make a compose of openssl-2-1: Unknown flag");
        assertThat(pipeline.eventState("m")).startsWith("3 ");
    }

    @Test
    void comesAgainWithWhatIsTriedAgain() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.composes.answered(kitchen.asking(1), new ComposeAnswer.Rejected("Unknown flag"));
        var retrying = new Retrying(database.database(), pipeline.waiting);

        retrying.builds(List.of(pipeline.build("base")), Asker.command("jane"), "");

        assertThat(kitchen.rows()).containsExactly("1 4 9 0", "2 0 9 1 live");
        assertThat(kitchen.state("base")).isEqualTo("4 1 Waiting for a compose of openssl-2-1, not asked for yet.");
        kitchen.done(2, 42);
        database.run("update builds set state = 3, planned_key = null");
        retrying.builds(List.of(pipeline.build("base")), Asker.command("jane"), "");
        assertThat(kitchen.state("base")).as("still kept").isEqualTo("4 0 Waiting for a free slot.");
    }

    @Test
    void isGivenUpWhenOdcsKeepsNothingForLongEnough() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.asked(1, 42);
        Instant soon = Instant.now().plusSeconds(630);
        ComposeWork ends = kitchen.seen(1, Kitchen.lasting(42, ComposeState.DONE, "", soon));
        kitchen.composes.extended(ends, Kitchen.accepted(Kitchen.lasting(42, ComposeState.DONE, "", soon, false)));

        assertThat(kitchen.state("base"))
                .isEqualTo(
                        "2 0 ODCS keeps compose 42 for 10 minutes only, of the 24 hours that it was asked for; builds"
                                + " need 15 minutes at least. Have ODCS allow longer lifetimes (its max_seconds_to_live), then"
                                + " retry.");
        assertThat(kitchen.rows()).containsExactly("1 4 2 0");
    }

    @Test
    void isNotMadeAnewForEverWhenItIsGoneAtEveryLook() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.asked(1, 42);
        kitchen.seen(1, Kitchen.brief(42));
        database.run("update composes set due_at = current_timestamp");
        kitchen.asked(2, 43);
        kitchen.seen(2, Kitchen.brief(43));

        assertThat(kitchen.rows()).containsExactly("1 4 3 0", "2 4 3 1");
        assertThat(kitchen.state("base"))
                .startsWith("2 1 Compose 43 was removed: expired. ODCS keeps compose 43 for 10 seconds only")
                .endsWith("It was tried 2 times.");
    }
}
