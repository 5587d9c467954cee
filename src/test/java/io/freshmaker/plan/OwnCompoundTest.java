package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnCompoundTest {

    @Test
    void aModulemdIsAPartOfItsOwnModuleAlone() {
        Artifact modulemd = new Artifact("modulemd", "perl", "5.26");
        Draft draft =
                new DraftOf().changed(modulemd).contains("other", modulemd).judged();

        Artifact perl = Artifact.module("perl", "5.26");
        assertThat(new OwnCompound().take(draft, "module").dependants())
                .isEqualTo(new Dependants(
                        List.of(new Compound(perl, "", Map.of())), List.of(Containment.contains(perl, modulemd))));
    }
}
