package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.ImageStanding;
import io.freshmaker.koji.TaggedImage;
import io.freshmaker.settings.ImageTag;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Filling the inventory with the images of tags, and comparing it with them later. */
@OnEachDatabase
class ImageSyncTest extends ImageCase {

    private static final ImageTag CANDIDATE = new ImageTag("f25-candidate", "f25");
    private static final ImageTag RELEASED = new ImageTag("f25-released", "f25");

    private final List<String> counted = new ArrayList<>();
    private final ImageListing listing;
    private ImageReading reading;
    private final ImageSettling settling;

    ImageSyncTest(Engine engine) {
        super(engine);
        listing = listing();
        reading = reading();
        settling = new ImageSettling(
                database.database(), learning, respite(), (kind, count) -> counted.add(kind + " " + count));
        new ImageTags(database.database()).configure(List.of(CANDIDATE, RELEASED));
    }

    private ImageListing listing() {
        return new ImageListing(database.database(), Duration.ofHours(24), true, respite());
    }

    private ImageReading reading() {
        return reading(true);
    }

    private ImageReading reading(boolean mbs) {
        return new ImageReading(database.database(), learning, 2, Duration.ZERO, mbs, respite());
    }

    private static Respite respite() {
        return Respite.upTo(new Pause(Duration.ofMinutes(5)));
    }

    private static TaggedImage inTag(ImageBuild build) {
        return new TaggedImage(
                build.kojiId(), build.image().name(), build.nvr(), build.image().stream(), build.completed(), 1);
    }

    private static List<TaggedImage> tagged(ImageBuild... builds) {
        return Stream.of(builds).map(ImageSyncTest::inTag).toList();
    }

    /** Has the next tag hold these builds. */
    private void list(ImageBuild... builds) {
        listing.listed(listing.next(), tagged(builds));
    }

    /** Has Koji tell of the next page what these builds say, and of the others that they can't be read. */
    private List<String> read(ImageBuild... builds) {
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

    private void filled(ImageBuild... builds) {
        list(builds);
        list();
        while (reading.next() != null) {
            read(builds);
        }
    }

    private void reconcile(ImageBuild... builds) {
        database.run("update inventory_sources set filled_at = current_timestamp - interval '25' hour");
        database.run("delete from inventory_walks");
        list(builds);
        list();
    }

    private void settle(Set<Long> gone, Set<Long> untagged, ImageBuild... builds) {
        settling.answered(settling.next(), new ImageStanding(tagged(builds), gone, untagged));
    }

    private String health() {
        return new InventoryProgress(database.database()).sentence();
    }

    private void requireFilled() {
        database.database().read(handle -> {
            new ImageSources(true).requireFilled(handle);
            return null;
        });
    }

    /** The newest builds of the streams that are there. */
    private List<String> newest() {
        return database.texts("select nvr from artifacts where type = 'image' and source = 'koji' and left_at is null"
                + " order by nvr");
    }

    @Test
    void fillsTagAfterTagAndGoesOnAfterARestart() {
        ImageBuild[] all = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> build("image" + i, i, "openssl=1.0-" + i))
                .toArray(ImageBuild[]::new);
        assertThatThrownBy(this::requireFilled).hasMessageContaining("freshmaker.images.tags have not all been read");
        TagTurn first = listing.next();
        list(all[0], all[1], all[2]);
        listing.listed(first, tagged(build("other", 9)));
        assertThat(listing().next().tag()).isEqualTo("f25-released");
        assertThat(read(all)).containsExactly("image1-container-0-1.f25", "image2-container-0-2.f25");
        assertThat(health())
                .contains("2 builds from koji, being filled (1 of 2 tags to be listed, 1 build to be read)");

        list(all[0]);
        ImagePage last = reading().next();
        assertThat(read(all)).containsExactly("image3-container-0-3.f25");
        reading.read(last, new ImageFindings(List.of(build("image3", 3)), List.of(), Map.of(), Map.of()));

        assertThat(reading.next()).isNull();
        assertThat(listing.next()).isNull();
        assertThat(held("openssl")).hasSize(3);
        assertThat(health()).isEqualTo("3 builds from koji, filled.");
        requireFilled();
    }

    @Test
    void notesWhatCannotBeReadAndGoesOn() {
        list(build("a", 1), build("b", 2));
        list();
        ImagePage page = reading.next();
        reading.failed(page, "Koji is offline");
        assertThat(reading.next()).as("it pauses").isNull();
        assertThat(health()).contains("2 builds to be read); plans wait for it (last problem: Koji is offline)");
        reading = reading();
        reading.read(page, new ImageFindings(List.of(build("b", 2)), List.of("a is unreadable"), Map.of(), Map.of()));
        assertThat(newest()).containsExactly("b-container-0-2.f25");
        assertThat(health()).isEqualTo("1 build from koji, filled (last problem: a is unreadable).");

        reconcile(build("a", 1), build("b", 2));
        assertThat(read(build("a", 1))).containsExactly("a-container-0-1.f25");
        assertThat(settling.next()).isNull();
        assertThat(counted).containsExactly("learned 1", "corrected 0", "removed 0");
    }

    @Test
    void readsTheImagesOfANewTagBeforePlansGoOn() {
        filled(build("a", 1));
        var tags = new ImageTags(database.database());
        tags.configure(List.of(CANDIDATE, RELEASED, new ImageTag("f26", "f26")));
        assertThatThrownBy(this::requireFilled).isInstanceOf(InventoryNotFilled.class);
        tags.configure(List.of(CANDIDATE, RELEASED, new ImageTag("f26", "f26")));
        assertThat(listing.next()).isEqualTo(new TagTurn("f26", 0, 0));
        listing.failed(listing.next(), "Koji has no tag f26");
        assertThat(listing.next()).as("it pauses").isNull();
        assertThat(health()).contains("(last problem: Koji has no tag f26)");

        listing().listed(new TagTurn("f26", 0, 0), List.of());
        requireFilled();
    }

    @Test
    void findsWhatItMissed() {
        filled(build("same", 1, "ssl=1-1"), build("newer", 2, "ssl=1-1"), build("gone", 3, "ssl=1-1"));
        learn(build("own", 8, "ssl=1-1"));
        reconcile(build("same", 1), build("newer", 5), build("fresh", 6));
        assertThat(settling.next()).as("something is to be read").isNull();
        read(build("newer", 5, "ssl=2-1"), build("fresh", 6, "ssl=2-1"));

        assertThat(settling.next().name()).isEqualTo("gone-container");
        settle(Set.of(), Set.of(1003L));
        settle(Set.of(), Set.of(1008L), build("own", 8));
        assertThat(settling.next()).isNull();
        assertThat(held("ssl"))
                .containsExactly(
                        "fresh-container 2-1 2-1 2-1",
                        "gone-container 1-1 1-1 1-1 left: gone",
                        "newer-container 2-1 1-1 2-1",
                        "own-container 1-1 1-1 1-1",
                        "same-container 1-1 1-1 1-1");
        assertThat(health()).contains("reconciled 0 s ago: 2 learned, 1 removed");
        assertThat(counted).containsExactly("learned 2", "corrected 0", "removed 1");

        reconcile(build("same", 1), build("newer", 5), build("fresh", 6), build("own", 8), build("gone", 3));
        read(build("gone", 3, "ssl=1-1"));
        assertThat(settling.next()).isNull();
        assertThat(held("ssl")).contains("gone-container 1-1 1-1 1-1");
    }

    @Test
    void goesBackToTheBuildThatTheTagsHold() {
        filled(build("a", 2, "ssl=2-1"), build("b", 4, "ssl=2-1"));
        learn(build("a", 3, "ssl=3-1"));
        database.run("update image_builds set completed_at = current_timestamp where koji_id = 1003");
        reconcile(build("a", 2), build("b", 3));
        assertThat(settling.next().known()).containsExactly(1003L);
        settle(Set.of(), Set.of(1003L), build("a", 2));
        assertThat(newest()).as("its tags may come yet").contains("a-container-0-3.f25");

        settle(Set.of(1004L), Set.of(), build("b", 3));
        assertThat(settling.next()).as("the older build is to be read").isNull();
        read(build("b", 3, "ssl=1-1"));
        assertThat(settling.next()).isNull();
        assertThat(newest()).containsExactly("a-container-0-3.f25", "b-container-0-3.f25");
        assertThat(held("ssl")).contains("b-container 1-1 1-1 2-1");
        assertThat(counted).containsExactly("learned 0", "corrected 1", "removed 0");
    }

    @Test
    void keepsWhatWasLearnedWhileItAsked() {
        filled(build("a", 2, "ssl=2-1"));
        reconcile(build("a", 1));
        ImageQuestion question = settling.next();
        learn(build("a", 5, "ssl=5-1"));
        settling.answered(question, new ImageStanding(tagged(build("a", 1)), Set.of(1002L), Set.of()));
        assertThat(reading.next()).isNull();

        reconcile(build("a", 1));
        settle(Set.of(1005L), Set.of(), build("a", 1));
        learn(build("a", 6, "ssl=6-1"));
        read(build("a", 1, "ssl=1-1"));
        assertThat(held("ssl")).containsExactly("a-container 6-1 1-1 6-1");
    }

    @Test
    void readsOurOwnBuildsOnceMoreWhoseModulesKojiCannotName() {
        filled(build("httpd", 1, "perl=1-1%perl:5"));
        ImageBuild ours = build("httpd", 2, "perl=2-1%?");
        var own = new OwnImageBuilds(database.database(), learning, true);

        assertThat(own.before(ours)).map(ImageBuild::nvr).contains("httpd-container-0-1.f25");
        own.learn(ours);
        own.learn(ours);
        assertThat(own.before(ours)).map(ImageBuild::nvr).contains("httpd-container-0-1.f25");
        assertThat(held("perl", "?")).hasSize(1);

        assertThat(read(build("httpd", 2, "perl=2-1%perl:5"))).containsExactly("httpd-container-0-2.f25");
        assertThat(held("perl", "?")).containsExactly("httpd-container - 2-1 2-1");
        assertThat(held("perl", "perl:5")).containsExactly("httpd-container 2-1 1-1 2-1");
        assertThat(reading.next()).isNull();

        new OwnImageBuilds(database.database(), learning, false).learn(build("httpd", 3, "perl=3-1%?"));
        assertThat(reading.next()).isNull();
    }

    @Test
    void asksMbsOnceForTheModulesThatNobodyCouldNameWithoutIt() {
        ImageBuild unnamed = build("httpd", 1, "perl=1-1%?", "bash=4-1");
        ImageBuild never = build("plum", 3, "perl=1-1%?");
        ImageBuild known = build("pear", 2, "perl=1-1%perl:5");
        reading = reading(false);
        filled(unnamed, never, known);
        reading = reading();
        reconcile(unnamed, never, known);

        ImageBuild named = build("httpd", 1, "perl=1-1%perl:5", "bash=4-1");
        assertThat(read(named, never)).containsExactly("httpd-container-0-1.f25", "plum-container-0-3.f25");
        assertThat(held("perl", "?")).containsExactly("httpd-container - 1-1 1-1", "plum-container 1-1 1-1 1-1");
        reconcile(named, never, known);
        assertThat(reading.next()).isNull();

        ImageBuild next = build("plum", 4, "perl=1-1%?");
        reconcile(named, next, known);
        assertThat(read(next)).containsExactly("plum-container-0-4.f25");
        reconcile(named, next, known);
        assertThat(reading.next()).isNull();
    }
}
