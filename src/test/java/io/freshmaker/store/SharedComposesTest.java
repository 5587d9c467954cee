package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.plan.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Composes that several plan, take and finish at the same time; and what thousands of builds cost that need one. */
@OnEachDatabase
class SharedComposesTest extends ComposeCase {

    private static final int MANY = 1_200;

    SharedComposesTest(Engine engine) {
        super(engine);
    }

    private static ImagePlanOf signed() {
        return new ImagePlanOf("2-1").compose("openssl-2-1");
    }

    @Test
    void areOneForPlansThatAreStoredTogetherAndAskedForOnce() {
        List<Received> received = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            received.add(pipeline.received("m" + i));
        }
        Together.call(4, turn -> {
            pipeline.record(received.get(turn), signed().build("i" + turn).part());
            return turn;
        });
        assertThat(kitchen.rows()).containsExactly("1 0 9 0 live");
        assertThat(database.number("select count(*) from build_composes")).isEqualTo(4);

        List<ComposeWork> asked = Together.call(4, turn -> {
            ComposeWork claimed = kitchen.composes.claim(1);
            return claimed == null ? null : kitchen.composes.asking(claimed);
        });
        assertThat(asked.stream().filter(Objects::nonNull)).hasSize(1);
    }

    @Test
    void areWaitedForByNoBuildThatIsPlannedWhileTheyAreDone() {
        pipeline.planned("m", signed().build("base").part());
        kitchen.asked(1, 42);
        kitchen.later();
        ComposeWork look = kitchen.composes.claimLookUp(1);
        Received received = pipeline.received("n");

        Together.overlap(
                database.database(),
                handle -> PlannedComposes.of(
                                handle,
                                signed().build("late").part().draft().shipped().composes())
                        .link(handle, pipeline.event("m"), "other", List.of(), List.of(pipeline.build("base"))),
                () -> kitchen.composes.followed(look, Kitchen.remote(42, ComposeState.DONE, "")));
        pipeline.record(received, signed().build("late").part());

        assertThat(kitchen.state("base")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(kitchen.state("late")).isEqualTo("4 0 Waiting for a free slot.");
    }

    @Test
    void whichAreGivenUpLeaveAloneWhatIsSentMeanwhileAndEndWhatIsBegun() {
        pipeline.planned("m", signed().build("sent").part());
        kitchen.done(1, 42);
        kitchen.images.budget.begin();
        pipeline.planned("n", signed().build("begun").part());
        Instant soon = Instant.now().plusSeconds(60);
        ComposeWork ends = kitchen.seen(1, Kitchen.lasting(42, ComposeState.DONE, "", soon));
        long begun = pipeline.build("begun");

        Together.overlap(
                database.database(),
                handle -> {
                    handle.execute("update submissions set step = 2");
                    handle.execute("update builds set state = 0, planned_key = null where id = ?", begun);
                    SubmissionRows.record(handle, begun, "koji", Duration.ZERO);
                },
                () -> kitchen.composes.extended(
                        ends, Kitchen.accepted(Kitchen.lasting(42, ComposeState.DONE, "", soon, false))));

        assertThat(kitchen.state("sent")).startsWith("0 ");
        assertThat(kitchen.state("begun")).startsWith("2 0 ODCS keeps compose 42 for ");
        assertThat(database.texts("select trim(build_id || ' ' || step) from submissions order by build_id"))
                .containsExactly(pipeline.build("sent") + " 2", begun + " 5");
    }

    @Test
    void costAFewStatementsForThousandsOfBuilds() {
        ImagePlanOf plan = signed();
        ImagePlanOf plain = new ImagePlanOf("2-1");
        for (int i = 0; i < MANY; i++) {
            plan.build("i" + i);
            plain.build("p" + i);
        }
        int without = stored("plain", plain);
        int with = stored("m", plan);
        assertThat(with - without).as("a compose, its event, its builds").isLessThan(12);

        kitchen.asked(1, 42);
        kitchen.later();
        ComposeWork look = kitchen.composes.claimLookUp(1);
        int released = database.database().transact(handle -> {
            var log = new StatementLog(handle);
            outcomes().seen(handle, look, Kitchen.remote(42, ComposeState.DONE, ""));
            return log.size();
        });
        assertThat(released).as("of " + MANY + " builds, in chunks of 500").isLessThan(20);
        assertThat(database.number("select count(*) from builds where waiting_for = 0"))
                .isEqualTo(2 * MANY);

        kitchen.later();
        ComposeWork kept = kitchen.composes.claimLookUp(1);
        int renewed = database.database().transact(handle -> {
            var log = new StatementLog(handle);
            outcomes().seen(handle, kept, Kitchen.remote(42, ComposeState.REMOVED, "expired"));
            return log.size();
        });
        assertThat(renewed).isLessThan(30);
        ComposeWork again = kitchen.asking(2);
        int failed = database.database().transact(handle -> {
            var log = new StatementLog(handle);
            outcomes().answered(handle, again, new ComposeAnswer.Rejected("no"));
            return log.size();
        });
        assertThat(failed).isLessThan(40);
        assertThat(database.number("select count(*) from builds where state = 2"))
                .isEqualTo(MANY);
        assertThat(pipeline.eventState("m")).startsWith("3 ");
    }

    private ComposeOutcomes outcomes() {
        return new ComposeOutcomes(
                pipeline.builds, new ComposeBuilds(pipeline.waiting), Kitchen.PACE, new Pause(Kitchen.PACE.retry()));
    }

    private int stored(String message, ImagePlanOf plan) {
        return database.database().transact(handle -> {
            var log = new StatementLog(handle);
            pipeline.plans.write(
                    handle,
                    pipeline.event(handle, message),
                    plan.part(),
                    new InboxRows.Arrival(Database.now(handle), ManualRequest.NONE));
            return log.size();
        });
    }
}
