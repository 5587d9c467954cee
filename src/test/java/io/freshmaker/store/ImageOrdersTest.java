package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.release.TargetPattern;
import io.freshmaker.submit.ImageFacts;
import io.freshmaker.submit.ImageRequest;
import io.freshmaker.submit.ImageTerms;
import io.freshmaker.submit.Submission;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Koji is asked for. */
@OnEachDatabase
class ImageOrdersTest {

    private static final ImageTerms TERMS = new ImageTerms(
            new TargetPattern("{branch}-container-candidate"),
            "",
            List.of(),
            false,
            false,
            Optional.of(4000L),
            Optional.of(5),
            0);

    private final Images images;
    private final TestDatabase database;
    private final ImageOrders orders;

    ImageOrdersTest(Engine engine) {
        images = new Images(engine);
        database = images.database;
        orders = new ImageOrders(database.database(), TERMS);
    }

    @AfterEach
    void close() {
        images.close();
    }

    @Test
    void tellsTheParentThatWasRebuiltAndIsStoredWithTheBuild() {
        long event = images.planned("m", new PlanOf().build("base").build("app", "base"));
        database.run("update builds set original_nvr = 'app-2-12.1.fc27' where name = 'app'");
        images.running("base", 7);
        images.built("base", 7);
        Submission sent = images.sending("app");

        long before = System.nanoTime();
        ImageRequest request = orders.order(sent);
        assertThat(request.since() - before).isNotNegative();

        String release = "12." + (4000 + sent.id());
        String source = "git://pkgs/app?#c" + sent.id();
        assertThat(request)
                .isEqualTo(new ImageRequest(
                        source,
                        "f27-container-candidate",
                        "f27",
                        "base-1-7",
                        release,
                        List.of(),
                        false,
                        false,
                        "",
                        5,
                        sent.token(),
                        sent.buildId(),
                        event,
                        request.since()));
        assertThat(database.text("select build_args from builds where name = 'app'"))
                .isEqualTo(
                        "{\"target\":\"f27-container-candidate\",\"branch\":\"f27\",\"original_parent\":\"base-f27-1\","
                                + "\"source\":\"" + source + "\",\"commit\":\"c" + sent.id()
                                + "\",\"parent\":\"base-1-7\","
                                + "\"release\":\"" + release
                                + "\",\"arches\":null,\"isolated\":false,\"scratch\":false,"
                                + "\"priority\":5,\"attempt\":1}");
    }

    @Test
    void tellTheBuilderWhereItReadsOverridesAndShowThat() {
        images.planned("m", PlanOf.builds("base"));
        images.planned("n", PlanOf.builds("app"));
        database.run("update events set overrides = '{\"a\": \"b\"}' where message_id = 'm'");
        var addressed = new ImageOrders(database.database(), TERMS, Optional.empty(), "https://fresh.example.org");
        Submission base = images.sending("base");

        String url = "https://fresh.example.org/api/2/pullspec_overrides/" + base.buildId();
        assertThat(addressed.order(base).overrides()).isEqualTo(url);
        assertThat(database.text("select build_args from builds where name = 'base'"))
                .endsWith("\"operator_csv_modifications_url\":\"" + url + "\"}");
        assertThat(addressed.order(images.sending("app")).overrides()).isEmpty();
    }

    @Test
    void storeNothingForAClaimThatRanOut() {
        images.planned("m", PlanOf.builds("base"));
        Submission sent = images.sending("base");
        images.pipeline.leasesRunOut();
        images.pipeline.later();
        images.submissions.claimLookUp(sent.id());
        String stored = database.text("select build_args from builds");

        orders.order(sent);

        assertThat(database.text("select build_args from builds")).isEqualTo(stored);
    }

    @Test
    void takesTheTargetOfThePlanAndLetsUrgentBuildsGoFirst() {
        images.planned("m", new PlanOf().build("base"));
        database.run("update builds set target = 'special', urgent = true");

        ImageFacts facts = orders.facts(images.sending("base"));

        assertThat(facts.request(TERMS, 0).target()).isEqualTo("special");
        assertThat(facts.request(TERMS, 0).priority()).isZero();
        assertThat(facts.request(TERMS, 0).parent()).isEmpty();
    }

    @Test
    void showsTheParentThatTheInventoryKnowsWhereNoneWasRebuilt() {
        images.planned("m", new PlanOf().build("app"));
        for (String name : List.of("app", "runtime")) {
            database.run(
                    "insert into artifacts (type, name, stream, nvr) values ('image', ?, 'f27', ?)",
                    name,
                    name + "-1-9");
        }
        database.run("insert into image_builds (image_id, koji_id, nvr, completed_at, source, parent_id, parent_nvr)"
                + " select c.id, 1, c.nvr, current_timestamp, '', p.id, 'runtime-1-8' from artifacts c, artifacts p"
                + " where c.name = 'app' and p.name = 'runtime'");

        assertThat(orders.order(images.sending("app")).parent())
                .as("Koji finds it itself")
                .isEmpty();

        assertThat(database.text("select build_args from builds")).contains("\"parent\":\"runtime-1-9\"");
    }

    @Test
    void namesOfSeveralImagesTheOneThatTheInventoryKnowsAsTheParent() {
        images.planned("m", new PlanOf().build("a").build("b").build("app", "a", "b"));
        for (String parent : List.of("a", "b")) {
            images.running(parent, 100 + images.pipeline.build(parent));
            images.built(parent, 100 + images.pipeline.build(parent));
        }
        Submission sent = images.sending("app");
        assertThat(orders.facts(sent).parentNvr()).isEmpty();

        for (String name : List.of("app", "b")) {
            database.run("insert into artifacts (type, name, stream) values ('image', ?, 'f27')", name);
        }
        database.run("insert into containment (compound_id, constituent_id, kind) select c.id, p.id, 1"
                + " from artifacts c, artifacts p where c.name = 'app' and p.name = 'b'");
        assertThat(orders.facts(sent).parentNvr()).isEqualTo("b-1-" + (100 + images.pipeline.build("b")));
    }
}
