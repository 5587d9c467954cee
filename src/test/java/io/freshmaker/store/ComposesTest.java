package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What builds wait for that need composes. */
@OnEachDatabase
class ComposesTest extends ComposeCase {

    ComposesTest(Engine engine) {
        super(engine);
    }

    @Test
    void isOneForAllThatNeedTheSame() {
        pipeline.planned("slow", new ImagePlanOf("1-1").build("base").part());
        pipeline.planned(
                "m", signed("openssl-2-1").build("base").build("app", "base").part());
        pipeline.planned("n", signed("openssl-2-1").build("app").build("web").part());

        assertThat(kitchen.rows()).containsExactly("1 0 9 0 live");
        assertThat(database.number("select count(*) from build_composes")).isEqualTo(3);
        assertThat(database.number("select count(*) from event_composes")).isEqualTo(2);
        assertThat(kitchen.state("base")).isEqualTo("4 1 Waiting for a compose of openssl-2-1, not asked for yet.");
        assertThat(kitchen.state("app")).isEqualTo("4 2 Waiting for base:f27.");
        var underWay = new ComposesUnderWay(database.database());
        assertThat(underWay.sentence())
                .isEqualTo("1 compose is waited for: a compose of openssl-2-1, not asked for yet (3 builds).");

        kitchen.asked(1, 42);
        assertThat(kitchen.state("web")).isEqualTo("4 1 Waiting for compose 42, waiting since TIME.");
        kitchen.seen(1, 42, ComposeState.GENERATING, "");
        assertThat(kitchen.state("web")).isEqualTo("4 1 Waiting for compose 42, generating since TIME.");
        kitchen.seen(1, 42, ComposeState.DONE, "");

        assertThat(underWay.sentence()).isEqualTo("No build waits for a compose.");
        assertThat(kitchen.state("base")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(kitchen.state("web")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(kitchen.state("app")).isEqualTo("4 1 Waiting for base:f27.");
        assertThat(database.texts("select words from compose_states order by id"))
                .containsExactly("compose 42 is waiting", "compose 42 is generating", "compose 42 is done");

        pipeline.planned("o", signed("openssl-2-1").build("late").part());
        assertThat(kitchen.state("late")).as("it is there already").isEqualTo("4 0 Waiting for a free slot.");
        pipeline.planned("p", signed("openssl-2-2").build("web").part());
        assertThat(kitchen.rows()).as("other content").hasSize(2);
        assertThat(kitchen.state("web")).startsWith("4 1 Waiting for a compose of openssl-2-2");
    }

    @Test
    void isAskedForOnceAndLookedForBeforeItIsAskedAgain() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        ComposeWork asking = kitchen.asking(1);
        assertThat(asking.askedAt()).isNotNull();
        assertThat(kitchen.composes.claim(1)).as("under way").isNull();

        kitchen.composes.answered(asking, new ComposeAnswer.Unknown("timed out"));
        assertThat(kitchen.state("base")).isEqualTo("4 1 Waiting for a compose of openssl-2-1, asked for at TIME.");
        assertThat(kitchen.composes.claimLookUp(1)).as("not settled").isNull();
        kitchen.later();
        assertThat(kitchen.composes.claim(1)).isNull();
        kitchen.composes.found(kitchen.composes.claimLookUp(1), null);

        ComposeWork again = kitchen.asking(1);
        assertThat(again.askedAt()).isEqualTo(asking.askedAt());
        kitchen.later();
        kitchen.composes.found(
                kitchen.composes.claimLookUp(1),
                Kitchen.accepted(Kitchen.lasting(42, ComposeState.DONE, "", null, false)));
        kitchen.composes.answered(again, Kitchen.accepted(Kitchen.remote(43, ComposeState.WAIT, "")));

        assertThat(database.number("select remote_id from composes")).isEqualTo(42);
        assertThat(kitchen.state("base")).isEqualTo("4 1 Waiting for compose 42, waiting since TIME.");
        kitchen.composes.followed(kitchen.composes.claimLookUp(1), Kitchen.remote(42, ComposeState.DONE, ""));
        assertThat(kitchen.state("base")).isEqualTo("4 0 Waiting for a free slot.");
    }

    @Test
    void isFreeAgainWhenWhoTookItIsGone() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        ComposeWork lost = kitchen.composes.claim(1);
        assertThat(kitchen.composes.claim(1)).isNull();
        database.run("update composes set leased_by = 'gone'");

        database.database().transact(Leases::releaseOfTheGone);

        assertThat(kitchen.composes.claim(1)).isNotNull();
        assertThat(kitchen.composes.asking(lost)).as("of the one that is gone").isNull();
        new Leases(database.database()).releaseAll();
        assertThat(kitchen.composes.claim(1)).isNotNull();
    }

    @Test
    void waitsForAnOdcsThatIsAway() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.composes.answered(kitchen.asking(1), new ComposeAnswer.Refused("ODCS can't be reached"));
        assertThat(kitchen.state("base"))
                .isEqualTo("4 1 Waiting for a compose of openssl-2-1, not asked for yet: ODCS can't be reached.");

        kitchen.asked(1, 42);
        database.run("update composes set deadline_at = current_timestamp - interval '1' second");
        kitchen.later();
        kitchen.composes.interrupted(kitchen.composes.claimLookUp(1), "ODCS is away.");
        assertThat(kitchen.state("base")).isEqualTo("4 1 Waiting for compose 42, waiting since TIME: ODCS is away.");

        kitchen.seen(1, 42, ComposeState.GENERATING, "");
        assertThat(kitchen.state("base"))
                .as("one last look")
                .contains("attempt 2 at TIME: Compose 42 is not done within 12 hours");
    }

    @Test
    void isNotAskedForWhileNobodyMayGoOnWithIt() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        database.run("update builds set held = 1");
        assertThat(kitchen.composes.claim(1)).isNull();
        kitchen.later();
        database.run("update builds set held = 0");
        database.run("insert into pauses (system, paused_by, reason) values ('*', 'jane', 'maintenance')");
        assertThat(kitchen.composes.claim(1)).isNull();
        assertThat(kitchen.state("base")).endsWith("by jane: maintenance.");
        database.run("delete from pauses");
        database.run("update builds set state = 2, planned_key = null");
        kitchen.later();
        assertThat(kitchen.composes.claim(1)).isNull();

        assertThat(kitchen.rows()).containsExactly("1 4 9 0");
    }

    @Test
    void isSaidToWaitForAnOdcsThatIsTakenOutOfTheConfiguration() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.asked(1, 42);
        var without = new Waiting(Set.of("koji"), pipeline.pauses);
        without.explainAll(database.database());
        assertThat(kitchen.state("base")).isEqualTo("4 1 odcs is not configured: set freshmaker.odcs.url.");
        assertThat(new Stranded(database.database(), without).sentence())
                .contains("odcs is not configured: set freshmaker.odcs.url. Builds that wait for it: 1 planned, 0 in"
                        + " flight.");

        pipeline.waiting.explainAll(database.database());
        assertThat(kitchen.state("base")).isEqualTo("4 1 Waiting for compose 42, waiting since TIME.");
    }
}
