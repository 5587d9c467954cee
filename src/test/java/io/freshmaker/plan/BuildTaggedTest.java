package io.freshmaker.plan;

import static io.freshmaker.plan.ShippedCase.tagging;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.change.Messages;
import io.freshmaker.change.TagReader;
import io.freshmaker.plan.Draft.Answer;
import org.junit.jupiter.api.Test;

class BuildTaggedTest {

    private final BuildTagged tagged = new BuildTagged(new TagReader(), ShippedCase.RELEASES);

    private Draft read(String tag, String user, String instance) {
        return tagged.read(tagging(tag, user, instance));
    }

    @Test
    void shipsABuildInAReleaseThatIsShippedByTag() {
        Draft draft = read("f28", "autopen", "primary");

        assertThat(draft.answer()).isEqualTo(Answer.OPEN);
        assertThat(draft.searchKey()).isEqualTo("lantern-2.0-1.fc28");
        assertThat(draft.changes())
                .containsExactly(new Change(
                        "lantern-2.0-1.fc28 tagged f28",
                        Artifact.rpm("lantern", "f28"),
                        "lantern-2.0-1.fc28",
                        "autopen"));
        assertThat(draft.shipped())
                .isEqualTo(new Shipped(
                        "lantern-2.0-1.fc28",
                        "rawhide",
                        "f28",
                        false,
                        draft.shipped().builds(),
                        draft.shipped().rpms()));
        assertThat(read("eln", "anybody", "").answer()).isEqualTo(Answer.OPEN);
    }

    @Test
    void passesOverOtherTagsUsersAndHubs() {
        assertThat(read("f31-updates-pending", "bodhi", "primary").because())
                .isEqualTo("No release is shipped by the tag f31-updates-pending.");
        assertThat(read("f29-modular-updates", "bodhi", "primary").answer()).isEqualTo(Answer.NOT_OURS);
        assertThat(read("f28", "jane", "primary").because())
                .isEqualTo("lantern-2.0-1.fc28 was tagged f28 by jane; only autopen, bodhi ships there (line 2 of the"
                        + " releases).");
        assertThat(read("f28", "autopen", "s390").because())
                .isEqualTo("lantern-2.0-1.fc28 was tagged in the Koji s390, from which nothing is shipped.");
        assertThat(tagged.read(Draft.of("build-tagged", Messages.of("buildsys.tag", "{}")))
                        .because())
                .isEqualTo("The message does not name a build and a tag.");
    }
}
