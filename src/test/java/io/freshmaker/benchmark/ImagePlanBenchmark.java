package io.freshmaker.benchmark;

import com.sun.management.ThreadMXBean;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Brakes;
import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.ContentType;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Judge;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Planner;
import io.freshmaker.plan.Received;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.store.BuildTargets;
import io.freshmaker.store.Database;
import io.freshmaker.store.Events;
import io.freshmaker.store.Holds;
import io.freshmaker.store.Inbox;
import io.freshmaker.store.Pause;
import io.freshmaker.store.PauseSwitch;
import io.freshmaker.store.PlanWriter;
import io.freshmaker.store.Waiting;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long it takes until a message of the inbox that outdates 5,000 images is a stored plan: claimed, looked up among
 * 50,000 streams, judged, ordered and recorded. The baseline inserts the same rows with bare JDBC.
 */
final class ImagePlanBenchmark {

    private static final int IMAGES = 5_000;
    private static final double GOAL_S = 2;
    private static final double GOAL_MB = 1_024;
    private static final ContentType TYPE =
            new ContentType("update-shipped", "v1", "BodhiUpdateCompleteStableEvent", "koji");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Path directory;

    ImagePlanBenchmark(Path directory) {
        this.directory = directory;
    }

    void run() throws Exception {
        try (Databases databases = new Databases(directory)) {
            databases.each((name, database) -> database.with(open -> {
                new Woods(IMAGES).fill(open);
                var ours = new Plans(open);
                var bare = new Bare(database, open);
                String what = IMAGES + " images to " + name;
                Line.limit("plan of " + what, Race.between(ours::run, bare::run), "s", GOAL_S);
                Line.limit("memory for " + what, new Race(ours.megabytes(), bare.megabytes()), "MB", GOAL_MB);
                return 0;
            }));
        }
    }

    private static double megabytes() {
        return THREADS.getCurrentThreadAllocatedBytes() / 1e6;
    }

    /** Plans one message after the other; what was planned before counts as built. */
    private static final class Plans {

        private final Database database;
        private final Inbox inbox;
        private final Events events;
        private final Judge judge;
        private final Planner planner = new Planner(20);
        private double allocated;
        private int next;

        Plans(Database database) {
            this.database = database;
            inbox = new Inbox(database, new Pause(Duration.ofMinutes(5)));
            var waiting = new Waiting(Set.of("koji"), new PauseSwitch(false));
            var brakes = new Brakes(Duration.ofSeconds(2), 500, 5, false);
            var targets = new BuildTargets(Map.of("koji", new TargetPattern("{branch}-container-candidate")));
            var holds = new Holds(waiting, brakes.approvalAbove());
            events = new Events(database, inbox, new PlanWriter(waiting, brakes, targets), holds);
            Policy policy = new PolicyReader().read("policy.yaml", "global: {image: {allow: {name: .*}}}");
            judge = new Judge(() -> policy);
        }

        /** Seconds for one. */
        double run() {
            BusMessage message = Groves.message(next++);
            inbox.accept(message);
            long id = database.read(handle -> handle.createQuery("select max(id) from inbox")
                    .mapTo(Long.class)
                    .one());
            double before = ImagePlanBenchmark.megabytes();
            long start = System.nanoTime();
            Received received = inbox.claim(id);
            Draft draft = planner.order(judge.judge(Woods.draft(database, message)), "bump", Artifact.IMAGE, "between");
            events.record(new Answers(id, message, List.of(Part.finished(TYPE, draft))), received.tries());
            double seconds = (System.nanoTime() - start) / 1e9;
            allocated = ImagePlanBenchmark.megabytes() - before;
            if (draft.plan().builds().size() != IMAGES) {
                throw new IllegalStateException("Not all images were planned, but "
                        + draft.plan().builds().size() + ".");
            }
            built();
            return seconds;
        }

        /** PostgreSQL counts rows anew by itself, but not within the seconds that this takes. */
        private void built() {
            database.write(handle -> handle.execute("update builds set state = 1, planned_key = null where state = 4"));
            if (database.read(Database::isPostgres)) {
                database.write(handle -> handle.execute("vacuum analyze"));
            }
        }

        double megabytes() {
            return allocated;
        }
    }

    /** The rows of the newest event once more, into an empty database. */
    private static final class Bare {

        private final Databases.Opening opening;
        private final Database planned;
        private double allocated;

        Bare(Databases.Opening opening, Database planned) {
            this.opening = opening;
            this.planned = planned;
        }

        /** Seconds. */
        double run() throws Exception {
            List<Long> newest = planned.read(handle -> handle.createQuery("select max(id) from events")
                    .mapTo(Long.class)
                    .list());
            var rows = new BareRows(planned, newest);
            return opening.with(empty -> {
                double before = ImagePlanBenchmark.megabytes();
                double seconds = 1 / rows.run(empty);
                allocated = ImagePlanBenchmark.megabytes() - before;
                return seconds;
            });
        }

        double megabytes() {
            return allocated;
        }
    }
}
