package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.Learned;
import io.freshmaker.inventory.ArtifactRows.Row;
import io.freshmaker.inventory.ContainmentRows.Edge;
import io.freshmaker.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Takes builds of images into the inventory, in whatever order they come: the newest build of a stream says what the
 * image holds and is built on, and every build adds to what it ever held. A stream that had left is back with a newer
 * build.
 */
public final class ImageLearning {

    /** Streams whose contents are in memory at a time. */
    private static final int PAGE = 1_000;

    private final Database database;
    private final int kept;

    /** @param kept builds of a stream whose contents are kept; of older ones the versions they held are remembered */
    public ImageLearning(Database database, int kept) {
        this.database = database;
        this.kept = kept;
    }

    /**
     * Takes all of them in one transaction, in a number of statements that grows with the pages of a thousand streams.
     *
     * @param source who tells of them, such as {@code koji}
     * @throws IllegalArgumentException for a build that can't be stored, with the reason; nothing is taken then
     */
    public void learn(Collection<ImageBuild> builds, String source) {
        database.transact(handle -> learn(handle, builds, source));
    }

    /** @return an outcome for each stream, in their order */
    List<Lesson> learn(Handle handle, Collection<ImageBuild> builds, String source) {
        return learn(handle, builds, source, false);
    }

    /**
     * Makes a build the newest of its stream, although a newer one may be known: that is gone.
     *
     * @return what changed
     */
    Lesson settle(Handle handle, ImageBuild build, String source) {
        return learn(handle, List.of(build), source, true).get(0);
    }

    /** Adds to what images ever held what was known of builds that are not kept. */
    void remember(Handle handle, Collection<ImageEver> ever) {
        var numbers = ImageNumbers.ever(handle, ever);
        Map<Long, List<PostingEdit>> edits = new HashMap<>();
        var images = new TreeSet<Long>();
        for (ImageEver each : ever) {
            List<PostingEdit> some = edits.computeIfAbsent(numbers.of(each.rpm()), rpm -> new ArrayList<>());
            each.images().forEach((image, span) -> {
                images.add(numbers.of(image));
                some.add(new PostingEdit(
                        numbers.of(image),
                        PostingEdit.AS_IT_WAS,
                        numbers.versions().get(span.lowest()),
                        numbers.versions().get(span.highest())));
            });
        }
        PostingRows.lock(handle, images);
        var versions = new VersionOrder(missing -> VersionRows.read(handle, missing));
        versions.know(numbers.versions());
        PostingRows.change(handle, edits, versions);
    }

    /**
     * Notes that a stream is there no more. What it held stays known, so that plans can say why it is not rebuilt.
     *
     * @param why for people; {@link Departures#GONE} when the build system has it no more
     */
    void leave(Handle handle, Artifact image, String why) {
        Row row = ArtifactRows.read(handle, List.of(image)).get(image);
        if (row != null) {
            PostingRows.lock(handle, List.of(row.id()));
            ImageParents.clear(handle, List.of(row.id()));
            ArtifactRows.leave(handle, row.id(), why);
        }
    }

    private List<Lesson> learn(Handle handle, Collection<ImageBuild> builds, String source, boolean settling) {
        if (Database.isPostgres(handle)) {
            // It would keep to the plans that it made while the tables were empty, which read them from end to end.
            handle.execute("set local plan_cache_mode = force_custom_plan");
        }
        var numbers = ImageNumbers.of(handle, builds);
        PostingRows.lock(handle, numbers.images(builds));
        var byStream = new TreeMap<Artifact, List<StoredImage>>();
        builds.forEach(build -> byStream.computeIfAbsent(build.image(), image -> new ArrayList<>())
                .add(numbers.stored(build)));
        var versions = new VersionOrder(missing -> VersionRows.read(handle, missing));
        versions.know(numbers.versions());
        List<Lesson> lessons = new ArrayList<>();
        List<Artifact> streams = List.copyOf(byStream.keySet());
        for (int from = 0; from < streams.size(); from += PAGE) {
            var page = new HashMap<Artifact, List<StoredImage>>();
            streams.subList(from, Math.min(from + PAGE, streams.size()))
                    .forEach(stream -> page.put(stream, byStream.get(stream)));
            take(handle, page, source, settling, versions, lessons);
        }
        return lessons;
    }

    private void take(
            Handle handle,
            Map<Artifact, List<StoredImage>> page,
            String source,
            boolean settling,
            VersionOrder versions,
            List<Lesson> lessons) {
        // Read once more: another may have changed them before they were locked.
        Map<Artifact, Row> rows = ArtifactRows.read(handle, page.keySet());
        Map<Long, List<StoredImage>> known =
                ImageBuildRows.read(handle, rows.values().stream().map(Row::id).toList());
        List<ImageHistory> histories = new ArrayList<>();
        List<Learned> named = new ArrayList<>();
        Map<Long, Set<Edge>> parents = new HashMap<>();
        new TreeMap<>(page).forEach((image, learned) -> {
            Row row = rows.get(image);
            List<StoredImage> there = known.getOrDefault(row.id(), List.of());
            ImageHistory history = settling
                    ? ImageHistory.settled(there, learned.get(0), kept)
                    : ImageHistory.of(there, learned, kept);
            var outcome = new ImageOutcome(image, row, history, learned, settling);
            histories.add(history);
            lessons.add(outcome.lesson());
            if (outcome.renamed()) {
                named.add(outcome.named());
                parents.put(row.id(), ImageParents.of(history.after()));
            }
        });
        write(handle, histories, versions);
        ImageParents.clear(handle, parents.keySet());
        ContainmentRows.add(handle, parents);
        ArtifactRows.name(handle, named, source, rows);
    }

    private static void write(Handle handle, List<ImageHistory> histories, VersionOrder versions) {
        var edits = new ImageEdits(versions);
        histories.forEach(edits::add);
        PostingRows.change(handle, edits.byRpm(), versions);
        ImageBuildRows.remove(
                handle,
                histories.stream().flatMap(each -> each.removed().stream()).toList());
        ImageBuildRows.add(
                handle,
                histories.stream().flatMap(each -> each.added().stream()).toList());
        ImageBuildRows.change(
                handle,
                histories.stream().flatMap(each -> each.changed().stream()).toList());
    }
}
