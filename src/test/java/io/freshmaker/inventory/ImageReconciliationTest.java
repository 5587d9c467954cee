package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.ImageStanding;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Comparing the inventory with what the tags of images hold later. */
@OnEachDatabase
class ImageReconciliationTest extends ImageSyncCase {

    ImageReconciliationTest(Engine engine) {
        super(engine);
    }

    private void settle(Set<Long> gone, Set<Long> untagged, ImageBuild... builds) {
        settling.answered(settling.next(), new ImageStanding(tagged(builds), gone, untagged));
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
}
