package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Composes that are done: kept while builds need them, and made anew when they are gone. */
@OnEachDatabase
class KeptComposesTest extends ComposeCase {

    KeptComposesTest(Engine engine) {
        super(engine);
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
}
