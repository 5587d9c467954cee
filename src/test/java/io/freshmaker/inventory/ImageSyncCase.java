package io.freshmaker.inventory;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.TaggedImage;
import io.freshmaker.settings.ImageTag;
import io.freshmaker.store.Engine;
import io.freshmaker.store.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An inventory that is filled from two tags of a Koji, which is spoken for in a few words. */
abstract class ImageSyncCase extends ImageCase {

    static final ImageTag CANDIDATE = new ImageTag("f25-candidate", "f25");
    static final ImageTag RELEASED = new ImageTag("f25-released", "f25");

    final List<String> counted = new ArrayList<>();
    final ImageListing listing;
    final ImageSettling settling;
    ImageReading reading;

    ImageSyncCase(Engine engine) {
        super(engine);
        listing = listing();
        reading = reading();
        settling = new ImageSettling(
                database.database(), learning, respite(), (kind, count) -> counted.add(kind + " " + count));
        new ImageTags(database.database()).configure(List.of(CANDIDATE, RELEASED));
    }

    ImageListing listing() {
        return new ImageListing(database.database(), Duration.ofHours(24), true, respite());
    }

    ImageReading reading() {
        return reading(true);
    }

    /** @param mbs whether there is an MBS that names the modules of rpms */
    ImageReading reading(boolean mbs) {
        return new ImageReading(database.database(), learning, 2, Duration.ZERO, mbs, respite());
    }

    private static Respite respite() {
        return Respite.upTo(new Pause(Duration.ofMinutes(5)));
    }

    private static TaggedImage inTag(ImageBuild build) {
        return new TaggedImage(
                build.kojiId(), build.image().name(), build.nvr(), build.image().stream(), build.completed(), 1);
    }

    static List<TaggedImage> tagged(ImageBuild... builds) {
        return Stream.of(builds).map(ImageSyncCase::inTag).toList();
    }

    /** Has the next tag hold these builds. */
    void list(ImageBuild... builds) {
        listing.listed(listing.next(), tagged(builds));
    }

    /** Has Koji tell of the next page what these builds say, and of the others that they can't be read. */
    List<String> read(ImageBuild... builds) {
        ImagePage page = reading.next();
        List<String> asked =
                page.wants().stream().map(want -> want.image().nvr()).toList();
        List<ImageBuild> told =
                Stream.of(builds).filter(build -> asked.contains(build.nvr())).toList();
        List<String> problems = asked.stream()
                .filter(nvr -> told.stream().noneMatch(build -> build.nvr().equals(nvr)))
                .map(nvr -> nvr + " is unreadable")
                .toList();
        reading.read(page, new ImageFindings(told, problems, Map.of(), Map.of()));
        return asked;
    }

    void filled(ImageBuild... builds) {
        list(builds);
        list();
        while (reading.next() != null) {
            read(builds);
        }
    }

    void reconcile(ImageBuild... builds) {
        database.run("update inventory_sources set filled_at = current_timestamp - interval '25' hour");
        database.run("delete from inventory_walks");
        list(builds);
        list();
    }

    String health() {
        return new InventoryProgress(database.database()).sentence();
    }

    void requireFilled() {
        database.database().read(handle -> {
            new ImageSources(true).requireFilled(handle);
            return null;
        });
    }

    /** The newest builds of the streams that are there. */
    List<String> newest() {
        return database.texts("select nvr from artifacts where type = 'image' and source = 'koji' and left_at is null"
                + " order by nvr");
    }
}
