package io.freshmaker.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.RebuildReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Map<String, Integer> MINUTES = Map.of("base", 10, "web", 5, "mail", 20, "late", 1);

    private static Artifact image(String name) {
        return Artifact.image(name, "f1");
    }

    private static PlannedBuild build(String name, int batch, boolean urgent, String... on) {
        return new PlannedBuild(
                image(name),
                "",
                "",
                batch,
                Stream.of(on).map(ScheduleTest::image).toList(),
                RebuildReason.UNKNOWN,
                List.of(),
                urgent);
    }

    private static final List<PlannedBuild> PLAN = List.of(
            build("base", 0, false),
            build("mail", 0, false),
            build("new", 0, false),
            build("web", 1, false, "base"),
            build("late", 0, true));

    private static Schedule schedule(int slots) {
        return new Schedule(
                PLAN,
                false,
                artifact -> Optional.ofNullable(MINUTES.get(artifact.name()))
                        .map(minutes -> new Estimate(Duration.ofMinutes(minutes), 3, true)),
                slots);
    }

    private static List<Long> span(Schedule schedule, String name) {
        Schedule.Span span = schedule.of(image(name));
        return List.of(span.begins().toMinutes(), span.ends().toMinutes());
    }

    @Test
    void putsTheUrgentFirstAndBatchesInTheirOrder() {
        assertThat(schedule(9).order())
                .extracting(build -> build.artifact().name())
                .containsExactly("late", "base", "mail", "new", "web");
    }

    @Test
    void hasBuildsWaitForWhatTheyAreBuiltOn() {
        Schedule wide = schedule(9);

        assertThat(span(wide, "base")).containsExactly(0L, 10L);
        assertThat(span(wide, "web")).containsExactly(10L, 15L);
        assertThat(span(wide, "new")).containsExactly(0L, 0L);
        assertThat(wide.ends(PLAN)).isEqualTo(Duration.ofMinutes(20));
        assertThat(wide.lasts(List.of(PLAN.get(3)))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void hasBuildsWaitForAFreeSlot() {
        Schedule narrow = schedule(1);

        assertThat(span(narrow, "late")).containsExactly(0L, 1L);
        assertThat(span(narrow, "base")).containsExactly(1L, 11L);
        assertThat(span(narrow, "mail")).containsExactly(11L, 31L);
        assertThat(narrow.ends(PLAN)).isEqualTo(Duration.ofMinutes(36));
        assertThat(new Schedule(List.of(), true, artifact -> Optional.empty(), 0).ends(List.of()))
                .isZero();
    }

    @Test
    void takesTheMedianOfTheNewestBuilds() {
        var times = new PastTimes(3);
        Stream.of(10, 50, 20, 1).forEach(minutes -> times.ofItself(image("web"), Duration.ofMinutes(minutes)));
        Stream.of(4, 8).forEach(minutes -> times.ofType("image", Duration.ofMinutes(minutes)));

        assertThat(times.of(image("web"))).contains(new Estimate(Duration.ofMinutes(20), 3, true));
        assertThat(times.of(image("new"))).contains(new Estimate(Duration.ofMinutes(6), 2, false));
        assertThat(times.of(Artifact.module("new", "1"))).isEmpty();
    }
}
