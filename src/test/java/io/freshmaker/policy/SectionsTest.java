package io.freshmaker.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several rules judges: the content type's own or the global one, for allowing and for blocking. */
class SectionsTest {

    @ParameterizedTest(name = "global {0}, {1}; own {2}, {3}: {4}")
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            # global allow; global block; the content type's allow; its block; for perl: rebuilt or not, and who decides
            name: .*;    -;           -;           -;           yes  policy.yaml line 3: global.module.allow
            name: ruby;  -;           -;           -;           no   policy.yaml line 3: global.module.allow
            name: .*;    name: perl;  -;           -;           no   policy.yaml line 4: global.module.block
            name: .*;    name: ruby;  -;           -;           yes  policy.yaml line 3: global.module.allow
            name: ruby;  name: perl;  -;           -;           no   policy.yaml line 3: global.module.allow
            -;           name: perl;  -;           -;           no   policy.yaml
            -;           name: ruby;  -;           name: ruby;  no   policy.yaml
            # The content type's rule takes the place of the global one, allow and block each for itself.
            name: ruby;  -;           name: perl;  -;           yes  policy.yaml line 7: spec-changed.module.allow
            name: .*;    -;           name: ruby;  -;           no   policy.yaml line 7: spec-changed.module.allow
            -;           -;           name: perl;  -;           yes  policy.yaml line 7: spec-changed.module.allow
            name: .*;    name: perl;  -;           any: [];     yes  policy.yaml line 3: global.module.allow
            name: .*;    name: perl;  -;           name: ruby;  yes  policy.yaml line 3: global.module.allow
            name: .*;    name: ruby;  -;           name: perl;  no   policy.yaml line 8: spec-changed.module.block
            name: .*;    name: perl;  name: perl;  -;           no   policy.yaml line 4: global.module.block
            name: ruby;  name: perl;  name: perl;  name: ruby;  yes  policy.yaml line 7: spec-changed.module.allow
            """)
    void aContentTypesRuleTakesThePlaceOfTheGlobalOne(
            String allow, String block, String ownAllow, String ownBlock, String expected) {
        Policy policy = read(section("global", allow, block) + section("spec-changed", ownAllow, ownBlock));
        Verdict verdict = policy.judge("spec-changed", "module", Map.of("name", "perl"));
        assertThat((verdict.rebuild() ? "yes  " : "no   ") + verdict.rule()).isEqualTo(expected);
    }

    @Test
    void rulesHoldForTheirArtifactTypeAlone() {
        Policy policy = read("""
                global: {module: {allow: {name: .*}}, image: {allow: {name: .*}, block: {name: perl}}}
                spec-changed: {image: {allow: {name: ruby}}}
                """);
        assertThat(policy.judge("spec-changed", "module", Map.of("name", "perl"))
                        .rebuild())
                .isTrue();
        assertThat(policy.judge("other", "image", Map.of("name", "perl")).rebuild())
                .isFalse();
        assertThat(policy.judge("other", "rpm", Map.of("name", "ruby"))).isEqualTo(nothingAllowed("rpms"));
        assertThat(read("spec-changed: {module: {allow: {name: .*}}}").judge("other", "module", Map.of("name", "ruby")))
                .isEqualTo(nothingAllowed("modules"));
    }

    private static Verdict nothingAllowed(String types) {
        return new Verdict(false, "policy.yaml", "not rebuilt: policy.yaml has no allow rule for " + types);
    }

    /** Four lines in any case. */
    private static String section(String name, String allow, String block) {
        String clauses = clause("allow", allow) + clause("block", block);
        return allow == null && block == null ? "# no " + name + "\n\n\n\n" : name + ":\n  module:\n" + clauses;
    }

    private static String clause(String key, String rule) {
        return rule == null ? "\n" : "    " + key + ": {" + rule + "}\n";
    }

    private static Policy read(String text) {
        return new PolicyReader().read("policy.yaml", text);
    }
}
