package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTagTest {

    @ParameterizedTest
    @CsvSource({
        "f27-container, f27",
        "f27-container-candidate, f27",
        "rawhide-container, rawhide",
        "main-container, rawhide",
        "released=f27, f27",
        "released = master, rawhide",
        "epel-8-container, epel-8"
    })
    void knowsTheBranchOfItsImages(String entry, String branch) {
        assertThat(ImageTag.list().read(entry)).extracting(ImageTag::branch).containsExactly(branch);
    }

    @ParameterizedTest
    @CsvSource({
        "released, write TAG=BRANCH in place of 'released'| as in released=f27.",
        "f27-container=, write TAG=BRANCH in place of 'f27-container='| as in f27-container=f27.",
        "=f27, write TAG=BRANCH in place of '=f27'| as in released-images=f27.",
        "a b=f27, write TAG=BRANCH in place of 'a b=f27'| as in released-images=f27.",
        "-container, write TAG=BRANCH in place of '-container'| as in -container=f27."
    })
    void refusesATagWithoutBranch(String entry, String remedy) {
        assertThatThrownBy(() -> ImageTag.list().read("f26-container," + entry)).hasMessage(remedy.replace("|", ","));
    }

    @Test
    void refusesATagThatStandsTwice() {
        assertThatThrownBy(() -> ImageTag.list().read("a=f27, a=f28")).hasMessage("write the tag a once.");
        assertThat(ImageTag.list().read("")).isEmpty();
    }
}
