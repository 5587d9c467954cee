package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.plan.Answers;
import io.freshmaker.plan.ContentType;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Received;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class EventsTest extends PipelineTest {

    private static final List<String> TABLES =
            List.of("events", "event_parts", "builds", "build_causes", "build_dependencies", "decisions");

    EventsTest(Engine engine) {
        super(engine);
    }

    @Test
    void recordsTheWholePlan() {
        pipeline.planned(
                "m", new PlanOf().build("a").build("b", "a").decided("c", false).part());

        assertThat(pipeline.eventState("m")).isEqualTo("1 2 builds planned.");
        assertThat(database.text("select search_key from events")).isEqualTo("rpms/httpd:f27");
        assertThat(database.text("select t.name from events e join event_types t on t.id = e.event_type_id"))
                .isEqualTo("GitRPMSpecChangeEvent");
        assertThat(database.texts("select name || ' ' || original_nvr || ' ' || batch from builds order by id"))
                .containsExactly("a a-f27-1 0", "b b-f27-1 1");
        assertThat(database.texts("select d.name from decisions d join builds b on b.id = d.build_id"
                        + " where d.rebuild and b.name = d.name order by d.name"))
                .containsExactly("a", "b");
        assertThat(database.texts("select name from decisions where build_id is null and not rebuild"))
                .containsExactly("c");
        assertThat(database.number("select state from inbox")).isEqualTo(1);
        assertThat(pipeline.claim("m")).isNull();
    }

    @Test
    void recordsOneEventWhateverHappensTwice() {
        Received received = pipeline.received("m");
        Part part = PlanOf.builds("a").part();
        pipeline.record(received, part);
        List<Long> before = counts();

        pipeline.record(received, part);
        database.run("update inbox set state = 0");
        pipeline.record(pipeline.claim("m"), part);

        assertThat(counts()).isEqualTo(before);
        assertThat(pipeline.eventState("m")).isEqualTo("1 1 build planned.");
    }

    @Test
    void isRecordedOnceByTwoAtATime() {
        Received received = pipeline.received("m");
        Part part = PlanOf.builds("a", "b").part();

        Together.run(() -> pipeline.record(received, part), () -> pipeline.record(received, part));

        assertThat(counts()).containsExactly(1L, 1L, 2L, 2L, 0L, 2L);
    }

    @Test
    void leavesNothingBehindWhenItFailsInTheMiddle() {
        Received received = pipeline.received("m");
        Part broken = new PlanOf()
                .build("a")
                .build("b", "a")
                .decided("x".repeat(501), false)
                .part();

        assertThatThrownBy(() -> pipeline.record(received, broken)).hasMessageContaining("decisions");

        assertThat(counts()).containsOnly(0L);
        assertThat(database.number("select state from inbox")).isZero();
    }

    @Test
    void countsWhatEachContentTypeSaid() {
        pipeline.planned(
                "m",
                PlanOf.noRebuild(PlanOf.SPEC, "No module has it."),
                PlanOf.builds("a").part(PlanOf.OTHER));

        assertThat(database.texts("select content_type || ' ' || status from event_parts order by content_type"))
                .containsExactly("other 1", "spec-changed 2");
        assertThat(pipeline.eventState("m")).isEqualTo("1 1 build planned.");
    }

    @Test
    void isSkippedWithTheReasons() {
        pipeline.planned(
                "m",
                PlanOf.noRebuild(PlanOf.SPEC, "No module has it."),
                new PlanOf().decided("a", false).part(PlanOf.OTHER));

        assertThat(pipeline.eventState("m")).isEqualTo("4 nothing is allowed No module has it.");
        assertThat(database.number("select count(*) from decisions")).isEqualTo(1);
        assertThat(database.number("select count(*) from events where time_done is not null"))
                .isEqualTo(1);
    }

    @Test
    void recordsNoEventForWhatNobodyRecognises() {
        pipeline.record(pipeline.received("m"), PlanOf.notOurs(PlanOf.SPEC));

        assertThat(counts()).containsOnly(0L);
        assertThat(database.text("select reason from inbox where state = 1"))
                .isEqualTo("no content type recognised it");
    }

    @Test
    void recordsNoEventWhileNobodyCouldReadIt() {
        pipeline.record(pipeline.received("m"), Part.unfinished(PlanOf.SPEC, null, "Koji is down"));

        assertThat(counts()).containsOnly(0L);
        assertThat(database.text("select reason from inbox where state = 0")).isEqualTo("Koji is down");
    }

    @Test
    void waitsForAPartThatIsNotFinished() {
        pipeline.planned("m", PlanOf.unfinished(PlanOf.SPEC, "MBS is down"), PlanOf.noRebuild(PlanOf.OTHER, "No."));

        assertThat(pipeline.eventState("m")).isEqualTo("0 No. Waiting: MBS is down");
        assertThat(database.text("select reason from inbox where state = 0")).isEqualTo("MBS is down");

        Received again = pipeline.claim("m");
        assertThat(again.answered()).containsExactly("other");
        assertThat(again.tries()).isEqualTo(2);
        pipeline.record(again, PlanOf.unfinished(PlanOf.SPEC, "MBS is slow"));
        assertThat(pipeline.eventState("m")).isEqualTo("0 No. Waiting: MBS is slow");

        pipeline.record(pipeline.claim("m"), PlanOf.builds("a").part());
        assertThat(pipeline.eventState("m")).isEqualTo("1 1 build planned.");
        assertThat(database.texts("select content_type || ' ' || status from event_parts order by content_type"))
                .containsExactly("other 2", "spec-changed 1");
        assertThat(database.number("select state from inbox")).isEqualTo(1);
    }

    @Test
    void buildsWhatIsPlannedWhileAnotherPartWaits() {
        pipeline.planned("m", PlanOf.builds("a").part(), PlanOf.unfinished(PlanOf.OTHER, "Koji is down"));

        assertThat(pipeline.eventState("m")).isEqualTo("1 1 build planned. Waiting: Koji is down");
        pipeline.built("a", "ready");
        assertThat(pipeline.eventState("m")).startsWith("1 ");

        pipeline.record(pipeline.claim("m"), PlanOf.builds("b").part(PlanOf.OTHER));
        assertThat(pipeline.eventState("m")).startsWith("1 2 builds");
        pipeline.built("b", "ready");
        assertThat(pipeline.eventState("m")).isEqualTo("2 All 2 rebuilt.");
    }

    @Test
    void endsWhenTheLastPartNeedsNothingAndAllIsBuilt() {
        pipeline.planned("m", PlanOf.builds("a").part(), PlanOf.unfinished(PlanOf.OTHER, "Koji is down"));
        pipeline.built("a", "ready");

        pipeline.record(pipeline.claim("m"), PlanOf.noRebuild(PlanOf.OTHER, "No."));

        assertThat(pipeline.eventState("m")).isEqualTo("2 a:f27 rebuilt.");
    }

    @Test
    void doesNotWaitForContentTypesThatAreGone() {
        pipeline.planned("m", PlanOf.unfinished(PlanOf.SPEC, "MBS is down"));
        pipeline.planned("n", PlanOf.unfinished(PlanOf.SPEC, "MBS is down"));

        pipeline.record(pipeline.claim("m"));
        pipeline.record(pipeline.claim("n"), PlanOf.notOurs(PlanOf.SPEC));

        for (String message : List.of("m", "n")) {
            assertThat(pipeline.eventState(message)).isEqualTo("4 spec-changed no longer recognises the message.");
        }
    }

    @Test
    void ignoresOneThatAsksForLongerThanItsLease() {
        Received late = pipeline.received("m");
        database.run("update inbox set leased_until = current_timestamp - interval '1' second");
        Received second = pipeline.claim("m");

        pipeline.record(late, PlanOf.unfinished(PlanOf.SPEC, "too late"));
        assertThat(counts()).containsOnly(0L);

        pipeline.record(second, PlanOf.builds("a").part());
        pipeline.record(late, PlanOf.unfinished(PlanOf.OTHER, "too late"));
        assertThat(pipeline.eventState("m")).isEqualTo("1 1 build planned.");
    }

    @Test
    void numbersNewTypesOfEvents() {
        pipeline.planned("m", PlanOf.noRebuild(PlanOf.OTHER, "No."));
        pipeline.planned("n", PlanOf.noRebuild(PlanOf.OTHER, "No."));

        assertThat(database.texts("select event_type_id from events")).containsExactly("1000", "1000");
        assertThat(new TypeNames(database.database()).ofEvents())
                .containsEntry(1000, "OtherEvent")
                .hasSize(20);
    }

    @Test
    void recordsNothingForAMessageThatIsNotWaiting() {
        Received received = pipeline.received("m");

        pipeline.events.record(
                new Answers(
                        received.id() + 1,
                        received.message(),
                        List.of(PlanOf.builds("a").part())),
                1);

        assertThat(counts()).containsOnly(0L);
    }

    private List<Long> counts() {
        return Stream.of(TABLES.toArray(String[]::new))
                .map(table -> database.number("select count(*) from " + table))
                .toList();
    }

    @Test
    void whoOnlyListensKeepsTheMessageWaitingAndIsNoPart() {
        var listener = new ContentType("learn-mbs", "1", null, null);
        Draft told = Draft.of("learn-mbs", Pipeline.message("m"));
        pipeline.record(
                pipeline.received("m"), PlanOf.builds("a").part(), Part.unfinished(listener, null, "MBS is away"));

        assertThat(pipeline.eventState("m")).isEqualTo("1 1 build planned.");
        assertThat(database.text("select state || ' ' || reason from inbox")).isEqualTo("0 MBS is away");
        assertThat(database.number("select count(*) from event_parts")).isEqualTo(1);

        pipeline.record(pipeline.claim("m"), Part.unfinished(listener, null, "MBS is still away"));
        pipeline.record(pipeline.claim("m"), Part.finished(listener, told.notOurs("It is learned.")));

        assertThat(pipeline.eventState("m")).isEqualTo("1 1 build planned.");
        assertThat(database.number("select state from inbox")).isEqualTo(1);
        assertThat(database.number("select count(*) from event_parts")).isEqualTo(1);
    }
}
