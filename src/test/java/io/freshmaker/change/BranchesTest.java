package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchesTest {

    @ParameterizedTest
    @CsvSource({
        "rpms,master,rawhide",
        "rpms,main,rawhide",
        "rpms,rawhide,rawhide",
        "rpms,f27,f27",
        "rpms,mainline,mainline",
        "modules,master,master",
        "modules,main,main",
        "container,master,rawhide",
        "containers,main,rawhide",
        "tests,master,master"
    })
    void ofRpmsAndImagesTheMainBranchIsRawhide(String namespace, String branch, String stream) {
        assertThat(Branches.canonical(namespace, branch)).isEqualTo(stream);
    }

    @ParameterizedTest
    @CsvSource({"refs/heads/f27,f27", "f27,f27", "refs/heads/a/b,a/b", "refs/tags/f27,refs/tags/f27"})
    void aRefNamesItsBranch(String ref, String branch) {
        assertThat(Branches.ofRef(ref)).isEqualTo(branch);
    }
}
