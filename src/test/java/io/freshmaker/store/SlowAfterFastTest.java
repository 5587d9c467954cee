package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.plan.Received;
import io.freshmaker.submit.RemoteBuild.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is shipped while images are rebuilt on a compose that was made when it was signed. */
@OnEachDatabase
class SlowAfterFastTest {

    private final Images images;
    private final Pipeline pipeline;
    private final TestDatabase database;

    SlowAfterFastTest(Engine engine) {
        images = new Images(engine);
        pipeline = images.pipeline;
        database = images.database;
    }

    @AfterEach
    void close() {
        images.close();
    }

    /** Plans a chain for what was signed, on compose 42, and begins its first build. */
    private void begun() {
        pipeline.planned(
                "fast",
                new ImagePlanOf("1.1-1")
                        .signed()
                        .build("base")
                        .build("app", "base")
                        .part());
        database.run("update composes set remote_id = 42, step = 3, state = 2");
        database.run("update build_composes set usable = true");
        database.run("update builds set waiting_for = batch");
        images.running("base", 7);
    }

    private ImagePlanOf shipped(String version) {
        return new ImagePlanOf(version).build("base").build("app", "base");
    }

    @Test
    void joinsTheBuildThatRuns() {
        begun();

        pipeline.planned("slow", shipped("1.1-1").part());

        assertThat(database.number("select count(*) from builds")).isEqualTo(2);
        assertThat(database.texts("select reason from decisions where event_id = 2 order by id"))
                .first()
                .asString()
                .matches("rebuilt; build 1 of event 1 is rebuilding it with openssl-libs 1:1.1-1 since ..:..");
        assertThat(database.texts("select distinct build_id || ' ' || event_id from build_causes order by 1"))
                .containsExactly("1 1", "1 2", "2 1", "2 2");

        images.built("base", 7, "openssl-libs-1:1.1-1");
        images.running("app", 8);
        images.built("app", 8, "openssl-libs-1:1.1-1");
        assertThat(pipeline.eventState("slow")).startsWith("2 All 2 rebuilt.");
    }

    @Test
    void joinsTheBuildThatEndsWhileItIsPlanned() {
        begun();
        Received slow = pipeline.received("slow");
        images.built("base", 7, "openssl-libs-1:1.1-1");

        pipeline.record(slow, shipped("1.1-1").part());

        assertThat(database.number("select count(*) from builds")).isEqualTo(2);
    }

    @Test
    void makesItsOwnBuildOfWhatIsNotCertainlyInTheOther() {
        begun();
        pipeline.planned("newer", shipped("1.1-2").part());
        assertThat(database.number("select count(*) from builds where name = 'base'"))
                .isEqualTo(2);
    }

    @Test
    void makesItsOwnBuildBesideOneThatNoStreamGets() {
        begun();
        database.run("update builds set build_args = '{\"scratch\": true}' where name = 'base'");

        pipeline.planned("slow", shipped("1.1-1").part());

        assertThat(database.number("select count(*) from builds where name = 'base'"))
                .isEqualTo(2);
    }

    @Test
    void hasTheBuildMadeOnceMoreWithoutItsComposeWhenItFails() {
        begun();
        pipeline.planned("slow", shipped("1.1-1").part());

        fail(7);

        assertThat(pipeline.state("base"))
                .isEqualTo("0 0 Tried again without compose 42, as openssl-libs is shipped by now; before that it"
                        + " failed: no space. Tried 3 times.");
        assertThat(database.number("select count(*) from build_composes where build_id = 1 and replaced = false"))
                .isZero();
        assertThat(pipeline.state("app")).isEqualTo("4 1 Waiting for base:f27.");

        images.running("base", 20);
        assertThat(pipeline.state("base")).isEqualTo("0 0 Building as koji task 20: FREE.");
        fail(20);
        assertThat(pipeline.state("base"))
                .as("there is one more round, and no other")
                .isEqualTo("2 0 no space. Tried 3 times.");
        assertThat(pipeline.eventState("slow")).startsWith("3 ");
    }

    @Test
    void isNeededForAnotherRoundHoweverOftenItIsSigned() {
        begun();
        pipeline.planned(
                "again", new ImagePlanOf("1.1-1").signed().build("base").part());
        assertThat(database.number("select count(*) from builds")).isEqualTo(2);

        fail(7);

        assertThat(pipeline.state("base")).isEqualTo("2 0 no space. Tried 3 times.");
    }

    @Test
    void promisesNothingOfAComposeThatTheBuildWentOnWithout() {
        pipeline.planned("fast", new ImagePlanOf("1.1-1").signed().build("web").part());
        var other = new ImagePlanOf("zlib", "1.3-1").build("web");
        pipeline.planned("slow", other.part());
        database.run("update build_composes set replaced = true");
        database.run("update builds set waiting_for = 0");
        images.running("web", 7);

        images.built("web", 7, "openssl-libs-1:1.0-1", "zlib-1.3-1");

        assertThat(pipeline.state("web"))
                .isEqualTo("1 0 Built. It holds no older version of what it was rebuilt for. It was built without the"
                        + " compose for openssl-libs, which comes in when it is shipped.");
    }

    private void fail(long firstTask) {
        images.ended("base", firstTask, State.FAILED, "no space");
        for (long task = firstTask + 1; task < firstTask + 3; task++) {
            images.running("base", task);
            images.ended("base", task, State.FAILED, "no space");
        }
    }
}
