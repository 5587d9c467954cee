package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.plan.Received;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is stored with plans of images beside what every plan has. */
@OnEachDatabase
class ImagePlansTest extends PipelineTest {

    ImagePlansTest(Engine engine) {
        super(engine);
    }

    @Test
    void tellWhatEachBuildIsAskedFor() {
        pipeline.planned(
                "m",
                new ImagePlanOf("2-1")
                        .build("base")
                        .build("web", "base")
                        .commit("app", "c0ffee")
                        .part());
        pipeline.planned("n", PlanOf.builds("module").part());

        assertThat(database.texts("select coalesce(target, 'none') from builds order by id"))
                .containsExactly(
                        "f27-container-candidate", "f27-container-candidate", "f27-container-candidate", "none");
        assertThat(database.texts("select name || ' ' || build_args from builds order by name"))
                .containsExactly(
                        "app {\"target\":\"f27-container-candidate\",\"branch\":\"f27\",\"commit\":\"c0ffee\"}",
                        "base {\"target\":\"f27-container-candidate\",\"branch\":\"f27\"}",
                        "module {}",
                        "web {\"target\":\"f27-container-candidate\",\"branch\":\"f27\","
                                + "\"original_parent\":\"base-27-1\"}");
        assertThat(database.text("select p.name from builds b join builds p on p.id = b.dep_on_id"))
                .isEqualTo("base");
        assertThat(database.texts("select name from builds where waiting_for = 1"))
                .containsExactly("web");
    }

    @Test
    void tellTheParentThatTheInventoryKnows() {
        database.run("insert into artifacts (type, name, stream, nvr) values ('image', 'web', 'f27', 'web-27-1')");
        for (String build : List.of("web-27-0", "web-27-1")) {
            database.run(
                    "insert into image_builds (image_id, koji_id, nvr, completed_at, source, parent_nvr)"
                            + " select id, 1, ?, current_timestamp, '', ? from artifacts",
                    build,
                    "runtime-for-" + build);
        }

        pipeline.planned(
                "m", new ImagePlanOf("2-1").build("base").build("web", "base").part());

        assertThat(database.texts("select build_args from builds order by id"))
                .containsExactly(
                        "{\"target\":\"f27-container-candidate\",\"branch\":\"f27\"}",
                        "{\"target\":\"f27-container-candidate\",\"branch\":\"f27\","
                                + "\"original_parent\":\"runtime-for-web-27-1\"}");
    }

    @Test
    void knowTheHighestVersionOfEachRpmThatWasShipped() {
        pipeline.planned(
                "m",
                new ImagePlanOf("1.1.0h-3.fc27")
                        .rpm("openssl-libs", "1:1.1.0h-10.fc27", "")
                        .rpm("openssl-libs", "1:1.1.0g-9.fc27", "")
                        .rpm("openssl-libs", "1.0-1", "ssl:1")
                        .build("base")
                        .part());

        assertThat(
                        database.texts(
                                "select name || ' ' || module || ' ' || version || ' ' || content_type from event_rpms order by 1"))
                .containsExactly("openssl-libs  1:1.1.0h-10.fc27 rpm-shipped", "openssl-libs ssl:1 1.0-1 rpm-shipped");

        pipeline.planned("n", new ImagePlanOf("2-1").part());
        assertThat(database.number("select count(distinct event_id) from event_rpms"))
                .as("nothing is rebuilt for the second one")
                .isEqualTo(1);
        database.run("delete from events");
        assertThat(database.number("select count(*) from event_rpms")).isZero();
    }

    @Test
    void putFirstWhatAnUrgentOneJoinsAndAllThatItWaitsFor() {
        pipeline.planned(
                "m",
                new ImagePlanOf("2-1")
                        .build("base")
                        .build("web", "base")
                        .build("other")
                        .part());
        assertThat(urgent()).isEmpty();

        pipeline.planned(
                "n",
                new ImagePlanOf("2-2").urgent().build("web").build("app", "web").part());
        assertThat(urgent()).isEqualTo("app base web");

        pipeline.planned("o", new ImagePlanOf("2-3").build("web").part());
        assertThat(urgent()).isEqualTo("app base web");
    }

    @Test
    void coverTheSameUpdateThatIsToldAgainWhileItRuns() {
        pipeline.planned(
                "m", new ImagePlanOf("2-1").build("base").build("web", "base").part());
        begun("base", "sent_at = current_timestamp");
        database.run("update submissions set recorded_at = current_timestamp - interval '3' hour");
        database.run("update events set time_created = current_timestamp - interval '3' hour");

        pipeline.planned(
                "n", new ImagePlanOf("2-1").build("base").build("web", "base").part());

        assertThat(database.number("select count(*) from builds")).isEqualTo(2);
        assertThat(database.texts("select reason from decisions where event_id = 2 order by id"))
                .containsExactly("rebuilt; build 1 of event 1 holds it already", "rebuilt");
        assertThat(pipeline.state("web")).startsWith("4 1 ");
    }

    @Test
    void coverNoOtherUpdateOnceTheyAreSent() {
        pipeline.planned("m", new ImagePlanOf("2-1").build("base").part());
        Received before = pipeline.received("n");
        begun("base", "sent_at = null");
        pipeline.record(before, new ImagePlanOf("2-2").build("base").part());
        assertThat(database.number("select count(*) from builds"))
                .as("not sent yet")
                .isEqualTo(1);

        Received after = pipeline.received("o");
        begun("base", "sent_at = current_timestamp + interval '1' minute");
        pipeline.record(after, new ImagePlanOf("2-3").build("base").part());
        assertThat(database.number("select count(*) from builds")).isEqualTo(2);
    }

    private void begun(String name, String sent) {
        long build = pipeline.build(name);
        database.run("update builds set state = 0, planned_key = null where id = ?", build);
        database.run("delete from submissions where build_id = ?", build);
        database.run(
                "insert into submissions (build_id, system, attempt, token, step) values (?, 'koji', 1, ?, 4)",
                build,
                "t" + build);
        database.run("update submissions set " + sent + " where build_id = ?", build);
    }

    private String urgent() {
        return String.join(" ", database.texts("select name from builds where urgent order by name"));
    }
}
