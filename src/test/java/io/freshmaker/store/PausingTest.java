package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class PausingTest {

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final Pausing pausing;

    PausingTest(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        pausing = new Pausing(database.database(), pipeline.waiting);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void nothingIsBegunBumpedOrSentUntilItIsResumed() {
        pipeline.planned("m", PlanOf.builds("a", "b", "c", "d").part());
        pipeline.budget.begin();
        var bumping = pipeline.submissions.claim(pipeline.submission("a"));

        assertThat(pausing.pause("mbs", Asker.command("jane"), "MBS is moved"))
                .first()
                .asString()
                .matches("mbs is paused since 20.. ?.* UTC by jane: MBS is moved\\.");

        assertThat(pipeline.submissions.claim(pipeline.submission("b"))).isNull();
        var bumped = pipeline.submissions.bumped(bumping, "c1", "git://dist-git/a?#c1");
        assertThat(pipeline.submissions.sending(bumped)).isNull();
        database.run("update builds set state = 1 where name = 'c'");
        pipeline.budget.begin();
        for (String name : new String[] {"a", "b", "d"}) {
            assertThat(pipeline.state(name)).as(name).contains("mbs is paused since ", " by jane: MBS is moved.");
        }
        assertThat(new HeldBuilds(database.database(), pipeline.pauses).sentence())
                .startsWith("mbs is paused since ");
        assertThat(pausing.pause("mbs", Asker.command("joe"), ""))
                .first()
                .asString()
                .startsWith("Already: mbs is paused since ");

        assertThat(pausing.resume("mbs", Asker.command("jane"))).containsExactly("mbs goes on.");
        assertThat(pausing.resume("mbs", Asker.command("jane"))).containsExactly("mbs was not paused.");
        assertThat(pipeline.state("a")).isEqualTo("0 0 Being submitted.");
        assertThat(pipeline.state("d")).isEqualTo("4 0 Waiting for a free slot.");
        pipeline.later();
        assertThat(pipeline.submissions.sending(pipeline.submissions.claim(pipeline.submission("a"))))
                .isNotNull();
    }

    @Test
    void whatWasSentIsStillFollowed() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.running("a", 7);
        pausing.pause("", Asker.command("jane"), "");

        pipeline.found("a", Pipeline.remote(7, "ready"));

        assertThat(pipeline.eventState("m")).startsWith("2 ");
    }

    @Test
    void oneAloneDoesNotGoOnWhileAllArePaused() {
        pausing.pause("", Asker.command("jane"), "");
        assertThatThrownBy(() -> pausing.resume("mbs", Asker.command("jane")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("./freshmaker resume, without a name, ends that for all.");
        assertThat(pausing.resume("", Asker.command("jane"))).containsExactly("Every build system goes on.");
        assertThat(pausing.resume("", Asker.command("jane"))).containsExactly("No build system was paused.");
    }

    @Test
    void namesTheBuildSystemsThatThereAre() {
        assertThatThrownBy(() -> pausing.pause("copr", Asker.command("jane"), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no build system 'copr'; there are: koji, mbs, odcs.");
    }
}
