package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What builds wait for that need composes, and what becomes of those. */
@OnEachDatabase
class ComposesTest {

    private final Kitchen kitchen;
    private final Pipeline pipeline;
    private final TestDatabase database;

    ComposesTest(Engine engine) {
        kitchen = new Kitchen(engine);
        pipeline = kitchen.pipeline;
        database = kitchen.database;
    }

    @AfterEach
    void close() {
        kitchen.close();
    }

    private static ImagePlanOf signed(String... nvrs) {
        return new ImagePlanOf("2-1").compose(nvrs);
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

    @Test
    void isMadeAnewForBuildsThatStillNeedItWhenOdcsRemovedIt() {
        pipeline.planned(
                "m", signed("openssl-2-1").build("base").build("app", "base").part());
        kitchen.done(1, 42);
        kitchen.images.running("base", 7);
        kitchen.seen(1, 42, ComposeState.REMOVED, "expired");

        assertThat(kitchen.rows()).containsExactly("1 4 3 0", "2 0 9 1 live");
        assertThat(kitchen.state("app")).isEqualTo("4 2 Waiting for base:f27.");
        assertThat(database.texts("select b.name || ' ' || c.compose_id || ' ' || c.usable || ' ' || c.replaced"
                        + " from build_composes c join builds b on b.id = c.build_id order by c.compose_id, b.id"))
                .extracting(String::toLowerCase)
                .containsExactly("base 1 true false", "app 1 true true", "app 2 false false");
        assertThat(database.text("select repository_file from composes where id = 1"))
                .isEqualTo("http://odcs/42.repo");

        kitchen.done(2, 43);
        assertThat(kitchen.state("app")).isEqualTo("4 1 Waiting for base:f27.");
    }

    @Test
    void isKeptAsLongAsBuildsNeedIt() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.asked(1, 42);
        Instant soon = Instant.now().plus(Duration.ofMinutes(90));
        ComposeWork ends = kitchen.seen(1, Kitchen.lasting(42, ComposeState.DONE, "", soon));
        assertThat(ends).isNotNull();
        kitchen.composes.extended(ends, new ComposeAnswer.Refused("not now"));
        assertThat(kitchen.state("base")).isEqualTo("4 0 Waiting for a free slot.");
        ends = kitchen.seen(1, Kitchen.lasting(42, ComposeState.DONE, "", soon));
        Instant tomorrow = Instant.now().plus(Duration.ofHours(24));
        kitchen.composes.extended(ends, Kitchen.accepted(Kitchen.lasting(42, ComposeState.DONE, "", tomorrow, false)));
        assertThat(kitchen.composes.claimLookUp(1)).as("looked at in an hour").isNull();

        ends = kitchen.seen(1, Kitchen.lasting(42, ComposeState.DONE, "", soon));
        kitchen.composes.extended(ends, Kitchen.accepted(Kitchen.remote(44, ComposeState.WAIT, "")));
        assertThat(kitchen.rows()).containsExactly("1 4 2 0", "2 2 0 1 live");
        assertThat(kitchen.state("base")).isEqualTo("4 1 Waiting for compose 44, waiting since TIME.");
        kitchen.seen(2, 44, ComposeState.DONE, "");

        database.run("update builds set state = 3, planned_key = null");
        kitchen.later();
        assertThat(kitchen.composes.claimLookUp(2)).isNull();
        assertThat(kitchen.rows()).contains("2 4 2 1 live");

        pipeline.planned("n", signed("openssl-2-1").build("web").part());
        assertThat(kitchen.rows()).as("looked at before anybody relies on it").contains("2 2 2 1 live");
        assertThat(kitchen.state("web")).startsWith("4 1 Waiting for compose 44, ");
        kitchen.seen(2, 44, ComposeState.DONE, "");
        assertThat(kitchen.state("web")).isEqualTo("4 0 Waiting for a free slot.");
    }

    @Test
    void isLookedForFirstWhenARequestToKeepItMayHaveMadeItAnew() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.asked(1, 42);
        Instant soon = Instant.now().plus(Duration.ofMinutes(90));
        ComposeWork crashed = kitchen.seen(1, Kitchen.lasting(42, ComposeState.DONE, "", soon));
        assertThat(crashed).isNotNull();
        kitchen.seen(1, 42, ComposeState.REMOVED, "expired");

        assertThat(kitchen.rows()).containsExactly("1 4 3 0", "2 1 9 1 live");
        assertThat(kitchen.composes.claimLookUp(2)).as("not settled").isNull();
        kitchen.later();
        ComposeWork lost = kitchen.composes.claimLookUp(2);
        assertThat(lost.askedAt()).isNotNull();
        kitchen.composes.found(lost, Kitchen.accepted(Kitchen.remote(44, ComposeState.WAIT, "")));
        assertThat(kitchen.state("base")).isEqualTo("4 1 Waiting for compose 44, waiting since TIME.");

        ComposeWork ends = kitchen.seen(2, Kitchen.lasting(44, ComposeState.DONE, "", soon));
        kitchen.composes.extended(ends, new ComposeAnswer.Refused("not now"));
        kitchen.seen(2, 44, ComposeState.REMOVED, "expired");
        assertThat(kitchen.rows()).as("it was not asked").endsWith("3 0 9 2 live");
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
    void isMadeAnewWhenOdcsBeginsItsNumbersAnew() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.done(1, 42);
        kitchen.seen(1, Kitchen.other(42));

        assertThat(kitchen.rows()).containsExactly("1 4 3 0", "2 0 9 1 live");
        assertThat(database.text("select repository_file from composes where id = 1"))
                .as("not that of somebody else")
                .isEqualTo("http://odcs/42.repo");
        assertThat(database.text("select max(state_reason) from composes where id = 1"))
                .isEqualTo("Compose 42 was removed: ODCS has another compose with this number now.");
        assertThat(kitchen.state("base")).startsWith("4 1 Waiting for a compose of openssl-2-1, not asked for yet");
    }

    @Test
    void isNoFailureWhenOneThatWasDoneIsGoneWhenItIsNeededAgain() {
        pipeline.planned("m", signed("openssl-2-1").build("base").part());
        kitchen.done(1, 42);
        database.run("update composes set attempt = 2");
        database.run("update builds set state = 3, planned_key = null");
        kitchen.later();
        assertThat(kitchen.composes.claimLookUp(1)).isNull();
        pipeline.planned("n", signed("openssl-2-1").build("web").part());

        kitchen.seen(1, 42, ComposeState.REMOVED, "no such compose");

        assertThat(kitchen.rows()).containsExactly("1 4 3 0", "2 0 9 1 live");
        assertThat(kitchen.state("web")).startsWith("4 1 Waiting for a compose of openssl-2-1, not asked for yet");
        assertThat(database.number("select attempt from composes where id = 2")).isEqualTo(1);
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
