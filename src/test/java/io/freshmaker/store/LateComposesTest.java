package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Composes that were given up while ODCS still makes them. */
@OnEachDatabase
class LateComposesTest extends ComposeCase {

    LateComposesTest(Engine engine) {
        super(engine);
    }

    @Test
    void isDeletedAtOdcsOnceWhenItIsLate() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.asked(1, 42);
        kitchen.late(1, 42);
        assertThat(kitchen.rows()).containsExactly("1 5 1 0", "2 0 9 1 live");
        var generating = Kitchen.remote(42, ComposeState.GENERATING, "");

        kitchen.composes.interrupted(kitchen.discarded(1, generating), "ODCS is away.");
        kitchen.composes.deleted(kitchen.discarded(1, generating), new ComposeAnswer.Unknown("timed out"));
        ComposeWork lost = kitchen.discarded(1, generating);
        ComposeWork work = kitchen.discarded(1, generating);
        kitchen.composes.deleted(lost, new ComposeAnswer.Unknown("timed out"));
        kitchen.composes.deleted(work, new ComposeAnswer.Deleted("It is canceled."));

        assertThat(kitchen.discarded(1, generating)).isNull();
        assertThat(kitchen.rows()).containsExactly("1 4 3 0", "2 0 9 1 live");
        assertThat(database.text("select state_reason from composes where id = 1"))
                .startsWith("Compose 42 is not done within 12 hours");
        assertThat(database.text("select words from compose_states where id = (select max(id) from compose_states)"))
                .isEqualTo("ODCS was told to delete compose 42: It is canceled.");
        assertThat(kitchen.answers).containsEntry("ask accepted", 1).containsEntry("delete deleted", 1);

        for (ComposeState gone : List.of(ComposeState.FAILED, ComposeState.REMOVED)) {
            database.run("update composes set step = 5 where id = 1");
            assertThat(kitchen.discarded(1, Kitchen.remote(42, gone, "No such compose found.")))
                    .as("its answer was not stored, and it is " + gone)
                    .isNull();
            assertThat(kitchen.rows()).startsWith("1 4 3 0");
            assertThat(database.texts("select words from compose_states where compose_id = 1 order by id"))
                    .endsWith("compose 42 is " + gone.told() + " at ODCS, and needs no deleting");
        }
    }

    @Test
    void isLeftAtOdcsWhereItIsNotOursOrSomebodyNeedsIt() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.asking(1);
        kitchen.later();
        kitchen.composes.found(
                kitchen.composes.claimLookUp(1), Kitchen.accepted(Kitchen.remote(41, ComposeState.WAIT, "")));
        kitchen.late(1, 41);
        assertThat(kitchen.rows()).as("found there").startsWith("1 4 1 0");

        database.run("update composes set due_at = current_timestamp");
        kitchen.asked(2, 42);
        kitchen.late(2, 42);
        assertThat(kitchen.rows()).startsWith("1 4 1 0", "2 5 1 1");
        pipeline.planned("n", signed("zlib-2-1").build("web").part());
        kitchen.asked(3, 42);
        assertThat(kitchen.discarded(2, Kitchen.remote(42, ComposeState.WAIT, "")))
                .as("another one of ours")
                .isNull();

        database.run("update composes set step = 5, remote_id = 43 where id = 2");
        assertThat(kitchen.discarded(2, Kitchen.other(43)))
                .as("somebody else's by now")
                .isNull();
        database.run("update composes set step = 5 where id = 2");
        kitchen.composes.deleted(
                kitchen.discarded(2, Kitchen.remote(43, ComposeState.WAIT, "")),
                new ComposeAnswer.Rejected("jane may not"));
        database.run(
                "update composes set step = 5, deadline_at = current_timestamp - interval '1' second where id = 2");
        kitchen.later();
        kitchen.composes.interrupted(kitchen.composes.claimDiscarded(2), "ODCS is away.");
        assertThat(database.texts("select words from compose_states where compose_id = 2 order by id"))
                .endsWith(
                        "it is left at ODCS, as builds need it",
                        "compose 43 is somebody else's at ODCS by now, and is left there",
                        "ODCS does not delete compose 43, which expires there by itself: jane may not",
                        "ODCS could not be told to delete compose 43: ODCS is away.");
    }
}
