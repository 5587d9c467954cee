package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.settings.ImageTag;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Filling the inventory with the images of tags, and going on where it was left. */
@OnEachDatabase
class ImageFillTest extends ImageSyncCase {

    ImageFillTest(Engine engine) {
        super(engine);
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
