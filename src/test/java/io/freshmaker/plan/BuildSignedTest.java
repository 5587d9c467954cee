package io.freshmaker.plan;

import static io.freshmaker.plan.ShippedCase.tagging;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.change.Messages;
import io.freshmaker.change.SignedBuild;
import io.freshmaker.change.TagReader;
import io.freshmaker.plan.Draft.Answer;
import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Releases;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.release.Signing;
import io.freshmaker.release.Signing.By;
import io.freshmaker.release.Signing.Kind;
import io.freshmaker.release.TagPattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildSignedTest {

    private static final SignedReleases RELEASES = new SignedReleases(new Releases(
            "releases.yaml",
            List.of(
                    release(
                            "F28",
                            "(f28)-updates",
                            new Signing(
                                    4,
                                    By.TAG,
                                    List.of(new TagPattern("(f28)-(?:side-[0-9]+-)?pending")),
                                    List.of("autopen"),
                                    List.of("9db62fb1"),
                                    "$1-updates",
                                    "$1-pending",
                                    Kind.RPM)),
                    release(
                            "RHEL",
                            "rhel",
                            new Signing(
                                    9,
                                    By.SIGNATURES,
                                    List.of(),
                                    List.of(),
                                    List.of("fd431d51"),
                                    "rhel",
                                    "",
                                    Kind.MODULE)))));

    private final BuildSigned signed = new BuildSigned(new TagReader(), RELEASES, true);

    private static Release release(String name, String stable, Signing signing) {
        return new Release(
                name,
                2,
                Shipping.BODHI,
                List.of(new TagPattern(stable)),
                List.of(),
                "",
                List.of(),
                Optional.of(signing));
    }

    private static Draft whole(boolean module, String key, String tagged) {
        var build = new SignedBuild(7, "lantern-2.0-1.fc28", module, key, 9, tagged, List.of("f28-pending"), "");
        return Draft.of("rpms-signed", build.message());
    }

    @Test
    void takesWhatTheSignerTagged() {
        Draft draft = signed.tagged(tagging("f28-side-7-pending", "autopen", "primary"));

        assertThat(draft.answer()).isEqualTo(Answer.OPEN);
        assertThat(draft.searchKey()).isEqualTo("lantern-2.0-1.fc28");
        assertThat(draft.changes())
                .containsExactly(new Change(
                        "lantern-2.0-1.fc28 signed, tagged f28-side-7-pending",
                        Artifact.rpm("lantern", "f28"),
                        "lantern-2.0-1.fc28",
                        "autopen"));
        assertThat(draft.shipped())
                .isEqualTo(new Shipped(
                                "lantern-2.0-1.fc28",
                                "F28",
                                "f28-updates",
                                false,
                                List.of("lantern-2.0-1.fc28"),
                                List.of())
                        .with(new Signed(List.of("9db62fb1"), "f28-pending")));
        assertThat(draft.shipped().signed().needsCompose()).isTrue();
    }

    @Test
    void passesOverOtherTagsUsersAndHubs() {
        assertThat(signed.tagged(tagging("f28-updates", "autopen", "primary")).because())
                .isEqualTo("The tag f28-updates says of no release what is signed.");
        assertThat(signed.tagged(tagging("f28-pending", "bodhi", "primary")).because())
                .isEqualTo("lantern-2.0-1.fc28 was tagged f28-pending by bodhi, who does not sign;"
                        + " Koji is asked for its signatures.");
        assertThat(signed.tagged(tagging("f28-pending", "autopen", "s390")).answer())
                .isEqualTo(Answer.NOT_OURS);
        assertThat(signed.tagged(Draft.of("build-signed", Messages.of("buildsys.tag", "{}")))
                        .answer())
                .isEqualTo(Answer.NOT_OURS);
    }

    @Test
    void takesWhatIsSignedWhole() {
        Draft module = signed.whole(whole(true, "fd431d51", ""));
        assertThat(module.changes())
                .containsExactly(new Change(
                        "lantern-2.0-1.fc28 signed with fd431d51",
                        Artifact.module("lantern", "2.0"),
                        "lantern-2.0-1.fc28",
                        ""));
        assertThat(module.shipped().stableTag()).isEqualTo("rhel");
        assertThat(module.shipped().signed()).isEqualTo(new Signed(List.of("fd431d51"), ""));

        Draft tagged = signed.whole(whole(false, "9db62fb1", "f28-pending"));
        assertThat(tagged.shipped().signed().composeTag()).isEqualTo("f28-pending");
    }

    @Test
    void passesOverWhatNoReleaseWantsWithThatKey() {
        assertThat(signed.whole(whole(false, "fd431d51", "")).answer()).isEqualTo(Answer.NOT_OURS);
        assertThat(signed.whole(whole(false, "9db62fb1", "")).because())
                .isEqualTo("No release is signed with 9db62fb1 that has lantern-2.0-1.fc28.");
        assertThat(signed.whole(whole(false, "fd431d51", "f28-pending")).answer())
                .isEqualTo(Answer.NOT_OURS);
    }

    @Test
    void saysThatThereIsNoOdcs() {
        Draft draft = new BuildSigned(new TagReader(), RELEASES, false).whole(whole(true, "fd431d51", ""));

        assertThat(draft.answer()).isEqualTo(Answer.NO_REBUILD);
        assertThat(draft.because())
                .isEqualTo("There is no ODCS to make a compose of lantern-2.0-1.fc28: set freshmaker.odcs.url,"
                        + " then ./freshmaker replan EVENT.");
    }
}
