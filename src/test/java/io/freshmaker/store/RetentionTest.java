package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class RetentionTest {

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final Retention retention;

    RetentionTest(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        retention = new Retention(database.database(), new KeptDays(14, 30, 100, 0, 0, 0, 7, 0));
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void removesMessagesByTheirAgeAndState() {
        for (int state = 0; state <= 2; state++) {
            for (int days : List.of(1, 20, 40)) {
                String id = state + " " + days;
                pipeline.inbox.accept(Pipeline.message(id));
                database.run("update inbox set state = ? where message_id = ?", state, id);
                age("inbox", "received_at", "message_id", id, days);
            }
        }

        retention.clean();

        assertThat(database.texts("select message_id from inbox order by message_id"))
                .containsExactly("0 1", "0 20", "0 40", "1 1", "2 1", "2 20");
    }

    @Test
    void removesOldEventsWithAllThatBelongsToThem() {
        pipeline.planned("old", new PlanOf().build("a").build("b", "a").part());
        pipeline.built("a", "ready");
        pipeline.built("b", "ready");
        pipeline.planned("young", PlanOf.builds("c").part());
        age("events", "time_done", "message_id", "old", 101);
        database.run("delete from decisions where event_id = ?", pipeline.event("young"));

        retention.clean();

        assertThat(events()).containsExactly("young");
        database.run("delete from builds where name = 'c'");
        for (String table : List.of("builds", "build_causes", "decisions", "submissions", "remote_builds")) {
            assertThat(database.number("select count(*) from " + table))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void keepsOldComposesAsLongAsTheBuildsThatNeededThem() {
        pipeline.planned(
                "old", new ImagePlanOf("2-1").compose("openssl-2-1").build("a").part());
        database.run("insert into composes (content_key, source_type, source, packages, builds, sigkeys, arches, flags,"
                + " renews) select content_key, source_type, source, packages, builds, sigkeys, arches, flags, id"
                + " from composes");
        database.run("update composes set time_created = current_timestamp - interval '101' day");
        retention.clean();
        assertThat(database.number("select count(*) from composes"))
                .as("the second, which no build has")
                .isEqualTo(1);

        database.run("update builds set state = 1, planned_key = null");
        database.run("delete from build_composes");
        retention.clean();
        assertThat(database.number("select count(*) from composes")).isZero();
    }

    @Test
    void keepsWhatIsGoingOnAndWhatItNeeds() {
        pipeline.planned("first", PlanOf.builds("a").part());
        pipeline.planned("second", PlanOf.builds("a", "b").part());
        pipeline.built("a", "ready");
        age("events", "time_done", "message_id", "first", 101);

        retention.clean();
        assertThat(events()).containsExactly("first", "second");

        pipeline.built("b", "ready");
        retention.clean();
        assertThat(events()).containsExactly("first", "second");

        age("events", "time_done", "message_id", "second", 101);
        pipeline.planned("third", PlanOf.builds("c").part());
        retention.clean();
        retention.clean();
        assertThat(events()).containsExactly("third");
    }

    @Test
    void removesManyInTurns() {
        database.database().transact(handle -> {
            var then = Database.now(handle).minusDays(200);
            var batch =
                    handle.prepareBatch("insert into events (message_id, search_key, event_type_id, state, time_done)"
                            + " values (:id, '', 2, 4, :then)");
            for (int i = 0; i < 450; i++) {
                batch.bind("id", "m" + i).bind("then", then).add();
            }
            return batch.execute();
        });

        retention.clean();

        assertThat(events()).as("the newest").containsExactly("m449");
    }

    @Test
    void noIdComesBackWhenAllIsOld() {
        pipeline.planned("a", PlanOf.builds("a").part());
        pipeline.built("a", "ready");
        pipeline.planned("b", PlanOf.noRebuild(PlanOf.SPEC, "No."));
        pipeline.planned("c", PlanOf.noRebuild(PlanOf.SPEC, "No."));
        List.of("a", "b", "c").forEach(id -> age("events", "time_done", "message_id", id, 101));

        retention.clean();

        assertThat(events()).as("the newest, and that of the newest build").containsExactly("a", "c");
    }

    @Test
    void removesDecisionsAndSubmissionsBeforeTheirEvents() {
        for (String id : List.of("old", "young")) {
            pipeline.planned(id, new PlanOf().build(id).part());
            pipeline.built(id, "ready");
        }
        pipeline.planned("waiting", new PlanOf().build("waiting").part());
        pipeline.running("waiting", 77);
        age("events", "time_done", "message_id", "old", 11);

        new Retention(database.database(), new KeptDays(1, 1, 0, 10, 10, 0, 7, 0)).clean();

        assertThat(events()).containsExactly("old", "waiting", "young");
        for (String table : List.of("decisions d", "builds b join submissions d on d.build_id = b.id")) {
            String event = table.startsWith("builds") ? "b.event_id" : "d.event_id";
            assertThat(database.texts("select distinct e.message_id from " + table + " join events e on e.id = " + event
                            + " order by e.message_id"))
                    .as(table)
                    .containsExactly("waiting", "young");
        }
        assertThat(database.number("select count(*) from remote_builds")).isEqualTo(2);
    }

    @Test
    void removesArtifactsThatNothingRefersTo() {
        for (String name : List.of("orphan", "part", "whole", "known", "seen")) {
            database.run("insert into artifacts (type, name, stream) values ('rpm', ?, 'f27')", name);
            if (!name.equals("seen")) {
                age("artifacts", "seen_at", "name", name, 101);
            }
        }
        database.run("insert into containment (compound_id, constituent_id, kind) select w.id, p.id, 0"
                + " from artifacts w join artifacts p on p.name = 'part' where w.name = 'whole'");
        database.run("update artifacts set version = '1' where name = 'known'");

        new Retention(database.database(), new KeptDays(1, 1, 0, 0, 0, 100, 7, 0)).clean();

        assertThat(database.texts("select name from artifacts order by name"))
                .containsExactly("known", "part", "seen", "whole");
    }

    @Test
    void keepsEventsForEver() {
        pipeline.planned("old", PlanOf.noRebuild(PlanOf.SPEC, "No."));
        age("events", "time_done", "message_id", "old", 99_999);

        new Retention(database.database(), new KeptDays(1, 1, 0, 0, 0, 0, 7, 0)).clean();

        assertThat(events()).containsExactly("old");
    }

    private List<String> events() {
        return database.texts("select message_id from events order by message_id");
    }

    private void age(String table, String column, String key, String id, int days) {
        database.database()
                .transact(handle -> handle.createUpdate(
                                "update " + table + " set " + column + " = :then where " + key + " = :id")
                        .bind("then", Database.now(handle).minusDays(days))
                        .bind("id", id)
                        .execute());
    }
}
