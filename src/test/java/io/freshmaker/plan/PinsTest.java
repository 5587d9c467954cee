package io.freshmaker.plan;

import static io.freshmaker.plan.DraftOf.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.Messages;
import org.junit.jupiter.api.Test;

class PinsTest {

    private static final Artifact PERL = Artifact.rpm("perl", "f27");
    private static final String OLD = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
    private static final String OTHER = "5e6f708192a3b4c5d6e7f8091a2b3c4d1a2b3c4d";

    private final KnownCommits history = new KnownCommits();
    private final Pins pins = new Pins(DistGitReader.ofAllGenerations(), history);

    @Test
    void aPinOnTheBranchCountsAsTheBranch() {
        history.holding(OLD);

        Draft draft = match(draft().contains("a", pinned(OLD)).builtOn("b", "a"));

        assertThat(draft.dependants().edges())
                .containsExactly(
                        Containment.contains(module("a"), PERL), Containment.builtOn(module("b"), module("a")));
        assertThat(draft.screening().outside()).isEmpty();
        assertThat(new Planner(9).order(draft).plan().builds().get(0).causes())
                .extracting(Cause::constituent, Cause::reason)
                .containsExactly(
                        tuple(PERL, "spec file changed in 81e09b9c by jane, pinned to 1a2b3c4d, which is on f27"));
    }

    @Test
    void aPinElsewhereKeepsTheModuleOutWithADecision() {
        history.holding(OLD);

        Draft draft = match(draft().contains("in", PERL)
                .contains("a", pinned(OTHER))
                .builtOn("behind", "a")
                .builtOn("both", "a")
                .builtOn("both", "in"));

        assertThat(draft.dependants().compounds())
                .extracting(Compound::artifact)
                .containsExactlyInAnyOrder(module("in"), module("both"));
        assertThat(draft.dependants().edges()).doesNotContain(Containment.contains(module("a"), pinned(OTHER)));
        Plan plan = new Planner(9).order(draft).plan();
        assertThat(plan.builds()).extracting(PlannedBuild::artifact).containsExactly(module("in"), module("both"));
        assertThat(plan.decisions())
                .hasSize(3)
                .contains(new Decision(
                        module("a"),
                        false,
                        "plan.pin",
                        "not rebuilt: contains perl pinned to 5e6f7081, which is not on f27"));
    }

    @Test
    void whatCanNotBeKnownKeepsTheModuleOut() {
        history.unknowable("there is no dist-git to ask: set freshmaker.distgit.url.");

        Draft draft = new Planner(9).order(match(draft().contains("a", pinned(OLD))));

        assertThat(draft.answer()).isEqualTo(Draft.Answer.NO_REBUILD);
        assertThat(draft.because()).isEqualTo("No module builds rpm perl:f27; 1 has it pinned to a commit.");
        assertThat(draft.plan().decisions())
                .containsExactly(new Decision(
                        module("a"),
                        false,
                        "plan.pin",
                        "not rebuilt: contains perl pinned to 1a2b3c4d; whether that commit is on f27 can't be known:"
                                + " there is no dist-git to ask: set freshmaker.distgit.url."));
    }

    @Test
    void aModuleThatIsBuiltOnAnotherStaysForThatWhateverItsPin() {
        Draft draft =
                match(draft().contains("in", PERL).contains("a", pinned(OTHER)).builtOn("a", "in"));

        assertThat(draft.dependants().compounds()).hasSize(2);
        assertThat(draft.screening()).isEqualTo(Screening.NONE);
    }

    @Test
    void asksOnceForAllPinsAndNotWithoutAny() {
        Draft same = draft().contains("a", PERL)
                .contains("b", Artifact.rpm("httpd", OLD))
                .judged();

        assertThat(pins.match(same)).isSameAs(same);
        assertThat(match(draft().contains("a", PERL)).screening()).isEqualTo(Screening.NONE);
        assertThat(history.asked).isEmpty();

        match(draft().contains("a", pinned(OLD)).contains("b", pinned(OTHER)));
        assertThat(history.asked).containsExactly("rpms/perl f27 (81e09b9c)");
    }

    @Test
    void troubleIsLeftToWhoeverTriesAgain() {
        history.away("connection refused");

        assertThatIllegalStateException().isThrownBy(() -> match(draft().contains("a", pinned(OLD))));
    }

    private static Artifact pinned(String commit) {
        return Artifact.rpm("perl", commit);
    }

    private static DraftOf draft() {
        return new DraftOf().changed(PERL);
    }

    private Draft match(DraftOf draft) {
        return pins.match(draft.judged(Messages.gitReceive("{\"namespace\": \"rpms\", \"repo\": \"perl\","
                + " \"branch\": \"f27\", \"rev\": \"81e09b9cfa1b04e7d8a2f5c3b6e9d0a1c2f3b4d5\"}")));
    }
}
