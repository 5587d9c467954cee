package io.freshmaker.inventory;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.inventory.ImageWants.Want;
import io.freshmaker.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the image builds that the inventory wants read at Koji, one page at a time, and learns them. A page is noted as
 * read in the transaction in which it is learned: after a restart the rest is read.
 */
public final class ImageReading {

    private static final Logger LOG = LoggerFactory.getLogger(ImageReading.class);

    private final Database database;
    private final ImageLearning learning;
    private final int size;
    private final Duration pause;
    private final Respite respite;
    private final boolean mbs;
    private final Trouble trouble = new Trouble();
    private volatile Instant notBefore = Instant.MIN;

    /**
     * @param size how many builds are read at once
     * @param pause after which the next ones may be read
     * @param mbs whether MBS is asked for modules
     */
    public ImageReading(
            Database database, ImageLearning learning, int size, Duration pause, boolean mbs, Respite respite) {
        this.database = database;
        this.learning = learning;
        this.size = size;
        this.pause = pause;
        this.mbs = mbs;
        this.respite = respite;
    }

    /** The builds to read next; null when there are none now. */
    public ImagePage next() {
        if (!respite.isOver() || Instant.now().isBefore(notBefore)) {
            return null;
        }
        List<Want> wants = database.read(handle -> ImageWants.next(handle, size));
        return wants.isEmpty() ? null : new ImagePage(wants);
    }

    /** A build that was wanted. */
    private record Told(Want want, ImageBuild build) {}

    /** What became of a page. */
    private record Outcome(List<Lesson> lessons, int read, long left, boolean filling, boolean filled) {}

    /** Takes what Koji says of a page; what another replica has taken already changes nothing. */
    public void read(ImagePage page, ImageFindings findings) {
        respite.end();
        trouble.over();
        notBefore = Instant.now().plus(pause);
        List<ImageBuild> builds = findings.builds();
        Outcome outcome = database.transact(handle -> {
            boolean filling = !ImageTagRows.isFilled(handle);
            List<Told> told = told(ImageWants.take(handle, page.wants()), builds);
            List<Lesson> lessons = learn(handle, told);
            if (mbs) {
                ModulesAsked.note(handle, told.stream().map(Told::build).toList());
            }
            ImageTagRows.count(handle, told.size(), findings.problems());
            return new Outcome(
                    lessons, told.size(), ImageWants.count(handle), filling, filling && ImageTagRows.fill(handle));
        });
        findings.problems().forEach(problem -> LOG.warn("inventory: {}", problem));
        tell(outcome);
    }

    private static List<Told> told(List<Want> wants, List<ImageBuild> builds) {
        return wants.stream()
                .flatMap(want -> builds.stream()
                        .filter(build -> build.kojiId() == want.image().id()
                                && build.image().stream().equals(want.image().branch()))
                        .map(build -> new Told(want, build)))
                .toList();
    }

    private List<Lesson> learn(Handle handle, List<Told> told) {
        List<Lesson> all = new ArrayList<>();
        var byWalk = new TreeMap<Long, List<ImageBuild>>();
        for (Told each : told) {
            if (each.want().insteadOf() != null && isNewest(handle, each)) {
                List<Lesson> settled = List.of(learning.settle(handle, each.build(), ImageSources.KOJI));
                note(handle, each.want().walk(), settled);
                all.addAll(settled);
            } else {
                byWalk.computeIfAbsent(each.want().walk(), walk -> new ArrayList<>())
                        .add(each.build());
            }
        }
        byWalk.forEach((walk, builds) -> {
            List<Lesson> lessons = learning.learn(handle, builds, ImageSources.KOJI);
            note(handle, walk, lessons);
            all.addAll(lessons);
        });
        return all;
    }

    /** Whether what a build is to replace is the newest build still. */
    private static boolean isNewest(Handle handle, Told told) {
        var row = ArtifactRows.read(handle, List.of(told.build().image()))
                .get(told.build().image());
        return row != null && row.nvr().equals(told.want().insteadOf());
    }

    private static void note(Handle handle, long walk, List<Lesson> lessons) {
        if (walk > 0) {
            ArtifactRows.confirm(
                    handle,
                    lessons.stream().filter(Lesson::whole).map(Lesson::id).toList(),
                    walk);
            Walks.note(handle, walk, lessons);
        }
    }

    private static void tell(Outcome outcome) {
        if (outcome.filling()) {
            LOG.info("inventory: {} image builds more from koji, {} to be read", outcome.read(), outcome.left());
        } else {
            outcome.lessons().forEach(ImageNews::log);
        }
        if (outcome.filled()) {
            LOG.info("inventory: filled from koji");
        }
    }

    void failed(ImagePage page, String reason) {
        respite.begin();
        if (trouble.isNews(reason)) {
            LOG.warn(
                    "inventory: {} image builds of koji can't be read: {}",
                    page.wants().size(),
                    reason);
        }
        database.transact(handle -> {
            ImageTagRows.trouble(handle, reason);
            return null;
        });
    }
}
