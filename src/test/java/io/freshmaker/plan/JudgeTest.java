package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.policy.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Artifact PERL = Artifact.module("perl", "5.26");
    private static final Artifact RUBY = Artifact.module("ruby", "2");
    private static final Artifact WEB = new Artifact("image", "web", "");

    @Test
    void judgesEveryDependant() {
        Map<Artifact, Verdict> verdicts = judged("{allow: {name: .*}, block: {branch: 5}}");
        assertThat(verdicts).containsOnlyKeys(PERL, RUBY, WEB);
        assertThat(verdicts.get(PERL).rebuild()).isFalse();
        assertThat(verdicts.get(RUBY).rebuild()).isTrue();
    }

    @Test
    void offersTheAttributesOfTheCompoundBesideItsName() {
        assertThat(judged("{allow: {image_name: rhel}}").get(WEB).rebuild()).isTrue();
        assertThat(judged("{allow: {image_name: fedora}}").get(WEB).reason())
                .isEqualTo("not rebuilt: the allow rule does not match name web, image_name rhel-web");
    }

    @Test
    void anArtifactWithoutAStreamHasNoBranch() {
        assertThat(judged("{allow: {name: web, branch: main}}").get(WEB).rebuild())
                .isTrue();
        assertThat(judged("{allow: {branch: .*}}").get(WEB).rebuild()).isFalse();
    }

    @Test
    void saysWhetherAPersonAskedAndWhetherItIsOnlyShown() {
        String byHand = "{allow: {manual: true, dry_run: false}}";
        var jane = new ManualRequest("jane", false, false, Set.of(), "");
        var onlyShown = new ManualRequest("jane", true, false, Set.of(), "");

        assertThat(judged(byHand).get(PERL).rebuild()).isFalse();
        assertThat(judged(byHand, jane).get(PERL).rebuild()).isTrue();
        assertThat(judged(byHand, onlyShown).get(PERL).reason())
                .isEqualTo(
                        "not rebuilt: the allow rule does not match name perl, branch 5.26, manual True, dry_run True");
    }

    private static Map<Artifact, Verdict> judged(String section) {
        return judged(section, ManualRequest.NONE);
    }

    private static Map<Artifact, Verdict> judged(String section, ManualRequest request) {
        Dependants dependants = new Dependants(
                List.of(
                        new Compound(PERL, "", Map.of()),
                        new Compound(RUBY, "", Map.of()),
                        new Compound(WEB, "web-1-1", Map.of("image_name", "rhel-web", "name", "ignored"))),
                List.of());
        Judge judge = new Judge(() ->
                new PolicyReader().read("policy.yaml", "global: {module: " + section + ", image: " + section + "}"));
        return judge.judge(Draft.of("spec-changed", null, request).withDependants(dependants))
                .verdicts();
    }
}
