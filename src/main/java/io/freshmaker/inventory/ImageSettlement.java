package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.inventory.ImageWants.Want;
import io.freshmaker.inventory.KnownImages.Build;
import io.freshmaker.inventory.KnownImages.Stream;
import io.freshmaker.inventory.Lesson.What;
import io.freshmaker.koji.ImageStanding;
import io.freshmaker.koji.TaggedImage;
import io.freshmaker.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Brings the streams of one image in line with what Koji's tags say: builds that are not known are noted to be read,
 * and a newest build that is gone gives way to the one that is in the tags.
 */
final class ImageSettlement {

    /** A build of ours is known when it is done, and its tags come a little later. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final ImageLearning learning;

    ImageSettlement(ImageLearning learning) {
        this.learning = learning;
    }

    /**
     * Compares; a part of its caller's transaction.
     *
     * @return what became of streams at once, such as one that is in no tag any more
     */
    List<Lesson> settle(Handle handle, ImageQuestion question, ImageStanding standing) {
        Map<Artifact, Stream> known = KnownImages.named(handle, List.of(question.name()));
        known.keySet()
                .removeIf(
                        image -> !question.branch().isEmpty() && !image.stream().equals(question.branch()));
        Map<Artifact, List<TaggedImage>> tagged = new TreeMap<>();
        standing.tagged()
                .forEach(build -> tagged.computeIfAbsent(
                                Artifact.image(build.name(), build.branch()), image -> new ArrayList<>())
                        .add(build));
        var images = new TreeSet<>(known.keySet());
        images.addAll(tagged.keySet());
        Instant now = Database.now(handle).toInstant();
        List<Lesson> lessons = new ArrayList<>();
        for (Artifact image : images) {
            settle(handle, question, standing, known.get(image), tagged.getOrDefault(image, List.of()), now)
                    .ifPresent(lessons::add);
        }
        return lessons;
    }

    private Optional<Lesson> settle(
            Handle handle,
            ImageQuestion question,
            ImageStanding standing,
            Stream stream,
            List<TaggedImage> tagged,
            Instant now) {
        boolean there = stream != null && !stream.left() && stream.newest().isPresent();
        if (tagged.isEmpty()) {
            return there ? depart(handle, question, standing, stream, now) : Optional.empty();
        }
        // Of what a tag holds besides, a build may be newer that was put into it before.
        TaggedImage newest = tagged.stream()
                .filter(build -> build.place() == 1)
                .max(Comparator.comparing(TaggedImage::completed).thenComparing(TaggedImage::id))
                .orElseThrow();
        Optional<Build> latest = there ? stream.newest() : Optional.empty();
        if (latest.isPresent() && latest.get().kojiId() == newest.id()) {
            return Optional.of(new Lesson(stream.image(), stream.id(), What.SAME, true, ""));
        }
        boolean gives = latest.isPresent()
                && question.known().contains(latest.get().kojiId())
                && latest.get().completed().isAfter(newest.completed())
                && isOver(question, standing, latest.get(), now);
        if (gives) {
            ImageWants.add(
                    handle, List.of(ImageListing.want(newest, latest.get().nvr(), question.walk())));
        } else if (latest.isEmpty() || !latest.get().completed().isAfter(newest.completed())) {
            List<Want> wants = tagged.stream()
                    .filter(build -> latest.isEmpty() || build.id() == newest.id())
                    .map(build -> ImageListing.want(build, null, question.walk()))
                    .toList();
            ImageWants.add(handle, wants);
        }
        return Optional.empty();
    }

    /** Whether a build that is in none of the answers counts no more. */
    private static boolean isOver(ImageQuestion question, ImageStanding standing, Build build, Instant now) {
        boolean untagged = standing.untagged().contains(build.kojiId());
        boolean recent = build.completed().plus(GRACE).isAfter(now);
        return standing.gone().contains(build.kojiId()) || !untagged || !recent || build.kojiId() == question.left();
    }

    private Optional<Lesson> depart(
            Handle handle, ImageQuestion question, ImageStanding standing, Stream stream, Instant now) {
        Build latest = stream.newest().orElseThrow();
        boolean asked = question.known().contains(latest.kojiId()) && latest.kojiId() > 0;
        if (!asked || !isOver(question, standing, latest, now)) {
            return Optional.empty();
        }
        learning.leave(handle, stream.image(), Departures.GONE);
        return Optional.of(new Lesson(
                stream.image(), stream.id(), What.REMOVED, true, "no tag of freshmaker.images.tags holds it"));
    }
}
