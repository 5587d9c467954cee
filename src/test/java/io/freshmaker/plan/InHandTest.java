package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.change.Envelope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InHandTest {

    private static final Artifact PERL = Artifact.module("perl", "f27");
    private static final Artifact HTTPD = Artifact.module("httpd", "f27");
    private static final Artifact WIKI = Artifact.module("wiki", "f27");
    private static final Artifact NEW = Artifact.module("new", "f27");
    private static final String WHY = "event 12 has it rebuilt after perl:f27";

    /** Perl is ready; httpd and what is new are built with it, the wiki with httpd. */
    private static final Draft READY = Draft.of(
                    "module-ready",
                    new BusMessage("m", "mbs.module.state.change", "t", Envelope.FLAT, Map.of(), null, null))
            .withChanges("perl:f27:1", List.of(new Change("version 1 is ready", PERL, "1", "")))
            .withDependants(new Dependants(
                    List.of(compound(HTTPD), compound(WIKI), compound(NEW)),
                    List.of(
                            Containment.builtOn(HTTPD, PERL),
                            Containment.builtOn(WIKI, HTTPD),
                            Containment.builtOn(NEW, PERL))));

    private static Compound compound(Artifact artifact) {
        return new Compound(artifact, "", Map.of());
    }

    @Test
    void isNotOursWhenEverythingIsInHand() {
        Draft left = InHand.leaveOut(READY, Map.of(HTTPD, WHY, WIKI, WHY, NEW, WHY));

        assertThat(left.answer()).isEqualTo(Draft.Answer.NOT_OURS);
    }

    @Test
    void keepsWhatNoPlanHasYetAndDecidesOnTheRest() {
        Draft left = InHand.leaveOut(READY, Map.of(HTTPD, WHY));

        assertThat(left.dependants().compounds()).extracting(Compound::artifact).containsExactly(NEW);
        assertThat(left.dependants().edges()).containsExactly(Containment.builtOn(NEW, PERL));
        assertThat(left.screening().outside())
                .extracting(Decision::artifact, Decision::rebuild, Decision::reason)
                .containsExactly(
                        tuple(HTTPD, false, "not rebuilt: " + WHY),
                        tuple(WIKI, false, "not rebuilt: reached only through what is in hand"));
    }

    @Test
    void isNotOursWhenNothingNeedsOurRebuild() {
        assertThat(InHand.leaveOut(READY.withDependants(Dependants.NONE), Map.of())
                        .answer())
                .isEqualTo(Draft.Answer.NOT_OURS);
    }
}
