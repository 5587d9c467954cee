package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Received;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written to be announced, and the order in which it is given out. */
@OnEachDatabase
class AnnouncementsTest {

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final Announcements announcements;

    AnnouncementsTest(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        database.database().announce();
        announcements = announcements("a");
    }

    private Announcements announcements(String name) {
        return announcements(database, name);
    }

    private static Announcements announcements(TestDatabase database, String name) {
        var replica = new Replica(database.database(), name, "all", "1.0", Duration.ofSeconds(30));
        replica.beat();
        return new Announcements(database.database(), replica);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void tellsEveryChangeInOrder() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        pipeline.built("a", "ready");
        pipeline.built("b", "failed");

        assertThat(told())
                .containsExactly(
                        "a 4 Waiting for a free slot.",
                        "b 4 Waiting for a:f27.",
                        "event 1 2 builds planned.",
                        "a 0 Being submitted.",
                        "a 1 Built.",
                        "b 0 Being submitted.",
                        "b 2 failed",
                        "event 2 1 of 2 rebuilt; failed: b:f27 (failed)");
    }

    @Test
    void tellsOnceThatAnEventWaits() {
        var first = pipeline.received("m");
        pipeline.record(first, PlanOf.unfinished(PlanOf.SPEC, "MBS is away"));
        pipeline.record(pipeline.claim("m"), PlanOf.unfinished(PlanOf.SPEC, "MBS is still away"));
        pipeline.record(pipeline.claim("m"), PlanOf.noRebuild(PlanOf.SPEC, "No."));

        assertThat(told()).containsExactly("event 0 Waiting: MBS is away", "event 4 No.");
    }

    @Test
    void tellsWhatFailsWithIt() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        pipeline.built("a", "failed");

        assertThat(told().subList(4, 7))
                .containsExactly(
                        "a 2 failed",
                        "b 2 cannot be rebuilt: a:f27 failed: failed",
                        "event 3 None of 2 rebuilt; failed: a:f27 (failed),"
                                + " b:f27 (cannot be rebuilt: a:f27 failed: failed)");
    }

    @Test
    void tellsWhatPeopleDid() {
        var holds = new Holds(pipeline.waiting, 0);
        var events = new Events(database.database(), pipeline.inbox, pipeline.plans, holds);
        Received first = pipeline.received("m");
        events.record(
                new Answers(
                        first.id(), first.message(), List.of(PlanOf.builds("a").part())),
                0);
        new Approval(database.database(), pipeline.waiting, holds).approve(1, Asker.command("jane"), "", false);
        pipeline.planned("n", PlanOf.noRebuild(PlanOf.SPEC, "No."));
        new Replanning(database.database()).replan(2, Asker.command("joe"), "");

        assertThat(told())
                .satisfiesExactly(
                        held -> assertThat(held)
                                .isEqualTo("a 4 Waiting until event 1 is approved: ./freshmaker approve 1."),
                        waits -> assertThat(waits).startsWith("event 0 1 build is planned, and plans of more than 0"),
                        goes -> assertThat(goes).contains("event 1 ", "Approved by jane"),
                        skipped -> assertThat(skipped).isEqualTo("event 4 No."),
                        again -> assertThat(again).isEqualTo("event 0 Planned again by joe."));
    }

    @Test
    void numbersWhatNobodyIsToldAndNeverSendsIt() {
        try (var quiet = new Pipeline()) {
            quiet.planned("m", PlanOf.builds("a").part());
            quiet.database.database().transact(handle -> {
                Announcing.told(handle, Announcing.Told.MANUAL_REBUILD, 1, "{}");
                return null;
            });
            var told = announcements(quiet.database, "a");
            assertThat(told.waiting()).isZero();

            told.number();

            assertThat(quiet.database.number("select max(sequence) from announcements"))
                    .isEqualTo(3);
            quiet.database.database().announce();
            assertThat(told.next(10)).isEmpty();
            quiet.built("a", "ready");
            assertThat(told.next(10)).extracting(Announcement::sequence).containsExactly(4L, 5L, 6L);
        }
    }

    @Test
    void numbersAllInTheOrderInWhichTheyBecameVisible() {
        database.run("insert into announcements (kind, event_id, state) select 0, id, 0 from event_types");
        database.run("delete from announcements where id in (3, 4, 9)");

        while (announcements.number()) {
            assertThat(announcements.waiting()).isPositive();
        }

        assertThat(database.texts("select sequence from announcements order by id"))
                .containsExactly(
                        IntStream.rangeClosed(1, 16).mapToObj(Integer::toString).toArray(String[]::new));
    }

    @Test
    void whatBecomesVisibleLaterComesLater() {
        database.database().transact(late -> {
            add(late, 1);
            CompletableFuture.runAsync(() -> database.database().transact(early -> add(early, 2)))
                    .join();
            var visible =
                    CompletableFuture.supplyAsync(() -> announcements.next(10)).join();
            assertThat(visible).extracting(Announcement::eventId).containsExactly(2L);
            return null;
        });

        assertThat(announcements.next(10)).extracting(Announcement::eventId).containsExactly(2L, 1L);
        assertThat(announcements.next(10)).extracting(Announcement::sequence).containsExactly(1L, 2L);
    }

    @Test
    void aSequenceIsNeverGivenTwice() {
        database.database().transact(handle -> add(handle, 1));
        assertThat(announcements.next(10)).extracting(Announcement::sequence).containsExactly(1L);
        announcements.sent(1);
        database.run("delete from announcements");

        database.database().transact(handle -> add(handle, 1));
        assertThat(announcements.next(10)).extracting(Announcement::sequence).containsExactly(2L);
    }

    @Test
    void theNewestIsKeptSoThatNoMessageIdComesBackWithAnImport() {
        database.run("insert into announcements (kind, event_id, state, sent_at) select 0, id, 0,"
                + " current_timestamp - interval '8' day from event_types where id < 3");

        new Retention(database.database(), new KeptDays(1, 1, 0, 0, 0, 0, 7, 0)).clean();

        assertThat(database.texts("select id from announcements")).containsExactly("3");
    }

    @Test
    void whatWaitsIsKept() {
        database.database().transact(handle -> add(handle, 1));
        database.run("update announcements set changed_at = current_timestamp - interval '99' day");

        new Retention(database.database(), new KeptDays(1, 1, 0, 0, 0, 0, 7, 0)).clean();

        assertThat(announcements.next(10)).hasSize(1);
    }

    @Test
    void oneReplicaAtATimeGetsThem() {
        Announcements other = announcements("b");
        database.database().transact(handle -> add(handle, 1));

        assertThat(announcements.next(10)).hasSize(1);
        assertThat(other.next(10)).isEmpty();
        assertThat(other.installation()).isEqualTo(announcements.installation());
    }

    @Test
    void replicasThatStartTogetherAreOneInstallation() {
        assertThat(Together.call(4, turn -> announcements.installation()).stream()
                        .distinct())
                .hasSize(1);
    }

    private static int add(Handle handle, long event) {
        return handle.createUpdate("insert into announcements (kind, event_id, state) values (0, :event, 0)")
                .bind("event", event)
                .execute();
    }

    private List<String> told() {
        return announcements.next(100).stream()
                .map(each -> (each.buildId() == null ? "event" : name(each.buildId())) + " " + each.state() + " "
                        + each.reason())
                .toList();
    }

    private String name(long build) {
        return database.text("select name from builds where id = ?", build);
    }
}
