package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.HandedOver;
import io.freshmaker.submit.ImageRequest;
import io.freshmaker.submit.ImageTerms;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Koji is told of the composes of an image build, and when a build waits for them once more. */
@OnEachDatabase
class ComposedOrdersTest {

    private static final ImageTerms TERMS = new ImageTerms(
            new TargetPattern("{branch}-candidate"),
            "",
            List.of(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            0);

    private final Kitchen kitchen;
    private final TestDatabase database;
    private final ImageOrders orders;

    ComposedOrdersTest(Engine engine) {
        kitchen = new Kitchen(engine);
        database = kitchen.database;
        orders = new ImageOrders(database.database(), TERMS, Optional.of(kitchen.ordered), "");
    }

    @BeforeEach
    void plan() {
        kitchen.pipeline.planned(
                "m",
                new ImagePlanOf("2-1")
                        .compose("openssl-2-1")
                        .build("base")
                        .build("app", "base")
                        .part());
        kitchen.done(1, 42);
    }

    @AfterEach
    void close() {
        kitchen.close();
    }

    /** Takes the newest submission of an image up to the moment at which it is ordered. */
    private Submission bumped(String name) {
        kitchen.images.budget.begin();
        kitchen.pipeline.later();
        Submission claimed = kitchen.images.submissions.claim(kitchen.pipeline.submission(name));
        return claimed.step() == Step.SEND
                ? claimed
                : kitchen.images.submissions.bumped(claimed, "c1", "git://pkgs/" + name + "?#c1", "f27");
    }

    private HandedOver told(ImageOrders to) {
        return to.order(bumped("base")).composes();
    }

    @Test
    void tellTheRepositoriesOrTheIdsOfWhatIsDone() {
        assertThat(told(orders)).isEqualTo(new HandedOver(List.of("http://odcs/42.repo"), List.of()));
        assertThat(database.text("select build_args from builds where name = 'base'"))
                .endsWith(",\"attempt\":1,\"yum_repourls\":[\"http://odcs/42.repo\"]}");

        kitchen.pipeline.leasesRunOut();
        var byIds = new OrderedComposes(kitchen.pipeline.waiting, Kitchen.PACE, true);
        assertThat(told(new ImageOrders(database.database(), TERMS, Optional.of(byIds), "")))
                .isEqualTo(new HandedOver(List.of(), List.of(42L)));
        assertThat(database.text("select build_args from builds where name = 'base'"))
                .contains("\"compose_ids\":[42]")
                .as("of the order before")
                .doesNotContain("yum_repourls");
    }

    @Test
    void waitForAComposeThatEndsSoonUntilItIsKeptLonger() {
        database.run("update composes set time_to_expire = current_timestamp + interval '40' minute");
        Submission submission = bumped("base");

        assertThat(orders.order(submission)).isNull();
        assertThat(kitchen.images.submissions.sending(submission)).isNull();
        assertThat(kitchen.state("base"))
                .isEqualTo("0 0 Waiting for compose 42, which ODCS keeps until TIME, to be kept longer.");
        var kept = kitchen.composes.claimLookUp(1);
        assertThat(kept).as("looked at now").isNotNull();
        kitchen.composes.followed(kept, Kitchen.remote(42, ComposeState.DONE, ""));

        assertThat(told(orders).repositories()).containsExactly("http://odcs/42.repo");
        assertThat(kitchen.rows()).hasSize(1);
    }

    @Test
    void takeWhatOdcsKeepsForHalfAnHourAtMostRightAfterItIsKeptLonger() {
        Instant inTwenty = Instant.now().plusSeconds(1_200);
        Instant inThirty = Instant.now().plusSeconds(1_800);
        ComposeWork ends = kitchen.seen(1, Kitchen.lasting(42, ComposeState.DONE, "", inTwenty));
        kitchen.composes.extended(ends, Kitchen.accepted(Kitchen.lasting(42, ComposeState.DONE, "", inThirty, false)));

        assertThat(told(orders).repositories()).containsExactly("http://odcs/42.repo");
        kitchen.pipeline.leasesRunOut();
        database.run("update composes set time_to_expire = current_timestamp + interval '14' minute");
        assertThat(orders.order(bumped("base"))).isNull();
    }

    @Test
    void waitForTheComposeThatIsMadeInPlaceOfOneThatExpired() {
        database.run("update composes set time_to_expire = current_timestamp - interval '40' minute");
        assertThat(orders.order(bumped("base"))).isNull();
        kitchen.composes.followed(kitchen.composes.claimLookUp(1), Kitchen.remote(42, ComposeState.REMOVED, "expired"));
        assertThat(kitchen.rows()).containsExactly("1 4 3 0", "2 0 9 1 live");
        assertThat(orders.order(bumped("base"))).isNull();
        assertThat(kitchen.state("base")).startsWith("0 0 Waiting for a compose of openssl-2-1, not asked for yet");

        database.run("update submissions set due_at = current_timestamp + interval '1' hour");
        kitchen.done(2, 43);
        assertThat(database.number("select count(*) from submissions where due_at <= current_timestamp"))
                .as("goes on at once")
                .isEqualTo(1);
        assertThat(told(orders).repositories()).containsExactly("http://odcs/43.repo");
    }

    @Test
    void giveLaterAttemptsTheComposeThatWasMadeAnew() {
        Submission first = bumped("base");
        assertThat(orders.order(first)).isNotNull();
        kitchen.images.submissions.answered(
                kitchen.images.submissions.sending(first),
                new Answer.Accepted("", List.of(Images.task(7, State.RUNNING, "FREE"))));
        kitchen.seen(1, 42, ComposeState.REMOVED, "gone");
        kitchen.images.ended("base", 7, State.FAILED, "no repository");
        kitchen.done(2, 43);

        ImageRequest second = orders.order(bumped("base"));
        assertThat(second).as("its own compose is gone for good").isNull();
        ImageRequest again = orders.order(bumped("base"));
        assertThat(again.composes().repositories()).containsExactly("http://odcs/43.repo");
        assertThat(database.text("select build_args from builds where name = 'base'"))
                .contains("\"attempt\":2", "43.repo");
    }

    @Test
    void failWithTheComposeThatCanNotBeMadeAnew() {
        Submission submission = bumped("base");
        kitchen.seen(1, 42, ComposeState.REMOVED, "gone");
        assertThat(orders.order(submission)).isNull();
        kitchen.composes.answered(kitchen.asking(2), new ComposeAnswer.Rejected("no such tag"));

        String why = "ODCS refuses to make a compose of openssl-2-1: no such tag";
        assertThat(kitchen.state("base")).isEqualTo("2 0 " + why);
        assertThat(kitchen.state("app")).isEqualTo("2 2 cannot be rebuilt: base:f27 failed: " + why);
        assertThat(database.number("select count(*) from submissions where step = 5"))
                .isEqualTo(1);
        assertThat(kitchen.pipeline.eventState("m")).startsWith("3 ");
    }
}
