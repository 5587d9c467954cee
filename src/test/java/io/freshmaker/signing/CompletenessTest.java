package io.freshmaker.signing;

import static io.freshmaker.signing.SignedCase.KEY;
import static io.freshmaker.signing.SignedCase.RELEASES;
import static io.freshmaker.signing.SignedCase.asked;
import static io.freshmaker.signing.SignedCase.build;
import static io.freshmaker.signing.SignedCase.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.change.SignedBuild;
import io.freshmaker.signing.Signatures.PartOf;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private final Completeness completeness = new Completeness(RELEASES);

    private static Signatures with(Signatures known, PartOf part, boolean module, String... tags) {
        return new Signatures(known.build(), known.nvr(), known.complete(), module, part, known.keys(), List.of(tags));
    }

    @Test
    void aBuildIsWholeWhenEveryRpmHasTheKey() {
        var half = (Finding.Waiting) completeness.of(
                asked("5", KEY, ""),
                build("bash.src=" + KEY, "bash.a=00000000", "bash.b", "bash.c", "bash.d", "bash.e"));
        assertThat(half.words())
                .isEqualTo("1 of 6 rpms of bash-5-1.fc41 is signed with e99d6ad1; not yet bash.a, bash.b, bash.c and 2"
                        + " others.");
        assertThat(half.signed()).isEqualTo(1);
        assertThat(half.rpms()).isEqualTo(6);
        assertThat(half.missing()).isEqualTo("bash.a, bash.b, bash.c and 2 others");

        var whole = (Finding.Whole) completeness.of(asked("5", KEY, ""), build("bash.src=" + KEY, "bash.a=" + KEY));
        assertThat(whole.words()).isEqualTo("All 2 rpms of bash-5-1.fc41 signed with e99d6ad1.");
        assertThat(whole.builds())
                .containsExactly(
                        new SignedBuild(5, "bash-5-1.fc41", false, KEY, 2, "", List.of("f41-candidate"), "F41"));
    }

    @Test
    void ofABuildWithoutANamedKeyAnyKeyOfTheReleasesCounts() {
        assertThat(completeness.of(asked("bash-5-1.fc41", "", ""), build("bash.src=" + KEY)))
                .isInstanceOf(Finding.Whole.class);
        assertThat(completeness.of(asked("5", "", "f40-pending"), build("bash.src=" + KEY)))
                .isInstanceOf(Finding.Waiting.class);
        var tagged = (Finding.Whole) completeness.of(asked("5", "", "f40-pending"), build("bash.src=a15b79cc"));
        assertThat(tagged.builds()).singleElement().satisfies(told -> {
            assertThat(told.tagged()).isEqualTo("f40-pending");
            assertThat(told.key()).isEqualTo("a15b79cc");
            assertThat(told.release()).isEqualTo("F40");
        });
    }

    @Test
    void aWholeBuildIsToldForEachReleaseWhoseKeyItIs() {
        var whole = (Finding.Whole) completeness.of(
                asked("5", KEY, ""),
                with(build("bash.src=" + KEY), PartOf.NO_MODULE, false, "f41-candidate", "f43-candidate"));
        assertThat(whole.builds())
                .extracting(told -> told.message().id())
                .containsExactly("signed:5:" + KEY + ":F41", "signed:5:" + KEY + ":F43");
    }

    @Test
    void aWholeBuildWaitsForATagOfARelease() {
        assertThat(completeness
                        .of(
                                asked("5", KEY, ""),
                                with(build("bash.src=" + KEY), PartOf.NO_MODULE, false, "f42", "trash"))
                        .words())
                .isEqualTo("All 1 rpm of bash-5-1.fc41 signed with e99d6ad1, but it is of no release that wants that:"
                        + " its tags are f42, trash.");
    }

    @Test
    void aPartOfAModuleLeadsToTheModule() {
        Signatures part = build("bash.src=" + KEY);
        assertThat(completeness.of(asked("5", KEY, ""), with(part, new PartOf(true, 9, "m-1-2.c"), false)))
                .isEqualTo(new Finding.Part("bash-5-1.fc41 is a part of the module m-1-2.c.", 9, "m-1-2.c"));
        assertThat(completeness.of(asked("5", KEY, ""), with(part, PartOf.UNKNOWN_MODULE, false)))
                .isInstanceOf(Finding.Waiting.class);

        var whole = (Finding.Whole)
                completeness.of(asked("5", KEY, ""), with(part, PartOf.NO_MODULE, true, "f41-candidate"));
        assertThat(whole.builds()).singleElement().satisfies(told -> {
            assertThat(told.module()).isTrue();
            assertThat(told.release()).isEqualTo("F41M");
        });
    }

    @Test
    void whatCanNeverBeWholeIsGivenUp() {
        assertThat(completeness.of(asked("5", KEY, ""), Signatures.UNKNOWN).words())
                .isEqualTo("Koji knows no build 5.");
        assertThat(completeness.of(asked("5", KEY, ""), build()).words()).isEqualTo("bash-5-1.fc41 has no rpms.");
        assertThat(completeness.of(
                        asked("5", KEY, ""),
                        new Signatures(5, "bash-5-1", false, false, PartOf.NO_MODULE, keys(), List.of())))
                .isInstanceOf(Finding.Pointless.class);
        assertThat(completeness.of(asked("5", "00000000", ""), build("bash.src=00000000")))
                .isInstanceOf(Finding.Pointless.class);
    }
}
