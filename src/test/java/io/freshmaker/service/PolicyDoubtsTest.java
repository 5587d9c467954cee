package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.policy.PolicyReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDoubtsTest {
    private final PolicyDoubts doubts = new PolicyDoubts(List.of("container-changed", "spec-changed"));

    @Test
    void namesTheNearestOfWhatThereIs() {
        assertThat(of("""
                        global:
                          module:
                            allow:
                              any:
                                - {name: perl, brnch: f27}
                                - nmae: ruby
                          modul:
                            allow: {name: .*}
                        spec-change:
                          images:
                            block: {image_publishd_repo: rhel7}
                        """))
                .containsExactly(
                        "policy.yaml line 5: global.module.allow.any[0].brnch: no artifact has the attribute 'brnch'; is"
                                + " branch meant?",
                        "policy.yaml line 6: global.module.allow.any[1].nmae: no artifact has the attribute 'nmae'; is"
                                + " name meant?",
                        "policy.yaml line 7: global.modul: no artifact has the type 'modul'; is module meant?",
                        "policy.yaml line 9: spec-change: there is no content type 'spec-change', so these rules judge"
                                + " nothing; the nearest is spec-changed.",
                        "policy.yaml line 10: spec-change.images: no artifact has the type 'images'; is image meant?",
                        "policy.yaml line 11: spec-change.images.block.image_publishd_repo: no artifact has the attribute"
                                + " 'image_publishd_repo'; is image_published_repo meant?");
    }

    @Test
    void leavesWordsAloneThatMayBeMeant() {
        assertThat(of("""
                        global:
                          rpm: {allow: {name: x, severity: Low, update_type: x, date: x, user: x, target: x, nvr: x}}
                          flatpak: {allow: {branch: x, advisory_name: x, manual: true, dry_run: true}}
                        container-changed:
                          image: {block: {image_version: x}}
                        """)).isEmpty();
    }

    @Test
    void hasNoneAboutTheDefaultPolicy() {
        assertThat(doubts.of(new PolicyReader().read(Path.of("src/main/resources/policy.yaml"))))
                .isEmpty();
    }

    @Test
    void saysSoWhenThereAreNoContentTypesAtAll() {
        assertThat(new PolicyDoubts(List.of()).of(new PolicyReader().read("p.yaml", "x: {rpm: {allow: {name: x}}}")))
                .containsExactly("p.yaml line 1: x: there is no content type 'x', so these rules judge nothing.");
    }

    private List<String> of(String text) {
        return doubts.of(new PolicyReader().read("policy.yaml", text));
    }
}
