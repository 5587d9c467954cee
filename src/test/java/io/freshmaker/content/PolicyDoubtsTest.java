package io.freshmaker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshmaker.policy.Mention;
import io.freshmaker.policy.PolicyException;
import io.freshmaker.policy.PolicyReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDoubtsTest {

    private final PolicyDoubts doubts = new PolicyDoubts(List.of("container-changed", "spec-changed"));

    @Test
    void asksWhetherTheNearestNameIsMeant() {
        assertThat(of("""
                        global:
                          module:
                            allow:
                              any:
                                - {name: perl, brnch: f27}
                                - nmae: ruby
                                - anyy: x
                          modul:
                            allow: {name: .*}
                        spec-change:
                          images:
                            block: {image_publishd_repo: rhel7}
                        globall:
                          rpm: {allow: {name: .*}}
                        """))
                .containsExactly(
                        slip(
                                5,
                                "global.module.allow.any[0].brnch: no artifact has the attribute 'brnch'; is branch"
                                        + " meant?"),
                        slip(
                                6,
                                "global.module.allow.any[1].nmae: no artifact has the attribute 'nmae'; is name meant?"),
                        slip(7, "global.module.allow.any[2].anyy: no artifact has the attribute 'anyy'; is any meant?"),
                        slip(8, "global.modul: no artifact has the type 'modul'; is module meant?"),
                        slip(
                                10,
                                "spec-change: there is no content type 'spec-change', so these rules judge nothing; is"
                                        + " spec-changed meant?"),
                        slip(11, "spec-change.images: no artifact has the type 'images'; is image meant?"),
                        slip(
                                12,
                                "spec-change.images.block.image_publishd_repo: no artifact has the attribute"
                                        + " 'image_publishd_repo'; is image_published_repo meant?"),
                        slip(
                                13,
                                "globall: there is no content type 'globall', so these rules judge nothing; is global"
                                        + " meant?"));
    }

    @Test
    void takesOtherNamesForWhatIsStillToCome() {
        assertThat(of("""
                        global:
                          rpm: {allow: {severity: Low, kind: x, date: x, user: x, colour: x, nvr: x}}
                          flatpak: {allow: {branch: x}}
                        rpm-changed:
                          image: {block: {image_version: x}}
                        """))
                .hasSize(7)
                .noneMatch(Doubt::slip)
                .noneMatch(doubt -> doubt.line() == 3)
                .contains(new Doubt(
                        4,
                        "rpm-changed: there is no content type 'rpm-changed', so these rules judge nothing"
                                + " yet; known are container-changed, spec-changed.",
                        false))
                .anySatisfy(doubt -> assertThat(doubt.words())
                        .contains("no artifact has the attribute 'severity' yet; known are advisory_", ", name, "));
    }

    @Test
    void hasNoneAboutWhatIsThere() {
        assertThat(of("""
                        global:
                          rpm: {allow: {name: x, advisory_name: x, manual: true, dry_run: true}}
                        container-changed:
                          image: {block: {any: [{image_version: x}, {all: [{branch: x}]}]}}
                        """)).isEmpty();
        assertThat(doubts.of(new PolicyReader()
                        .read(Path.of("src/main/resources/policy.yaml"))
                        .mentions()))
                .isEmpty();
    }

    @Test
    void hasThemAboutAPolicyWithMistakesToo() {
        var broken = catchThrowableOfType(
                PolicyException.class, () -> of("global: {module: {deny: {}, allow: {nam: '['}}}"));
        assertThat(doubts.of(broken.mentions()))
                .extracting(Doubt::words)
                .containsExactly("global.module.allow.nam: no artifact has the attribute 'nam'; is name meant?");
    }

    @Test
    void saysSoWhenThereAreNoContentTypesAtAll() {
        var mention = new Mention(Mention.Kind.CONTENT_TYPE, "x", "x", 1);
        assertThat(new PolicyDoubts(List.of()).of(List.of(mention)))
                .containsExactly(new Doubt(1, "x: there is no content type 'x', so these rules judge nothing.", false));
    }

    private static Doubt slip(int line, String words) {
        return new Doubt(line, words, true);
    }

    private List<Doubt> of(String text) {
        return doubts.of(new PolicyReader().read("policy.yaml", text).mentions());
    }
}
