package io.freshmaker.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final Policy POLICY = new PolicyReader().read("policy.yaml", """
                    global:
                      module:
                        allow: {name: .*}
                        block:
                          any:
                            - {name: testmodule, branch: [f26, f27]}
                            - all: [{name: perl.*}, {branch: "5\\\\..*"}]
                    spec-changed:
                      module:
                        allow: {name: httpd}
                    metadata-changed:
                      module:
                        block: {name: ruby}
                    """);

    @ParameterizedTest
    @CsvSource({
        "testmodule, f27, false",
        "testmodule, f28, true",
        "testmodule-extra, f27, false",
        "my-testmodule, f27, true",
        "perl, 5.26, false",
        "perl-libs, 5.26, false",
        "perl, 5x26, true",
        "perl, 6, true",
        "httpd, f27, true"
    })
    void blocksWhatABlockRuleMatchesFromTheStart(String name, String branch, boolean rebuild) {
        assertThat(judge("other", name, branch).rebuild()).isEqualTo(rebuild);
    }

    @Test
    void namesFileLineAndKeyThatDecided() {
        assertThat(judge("other", "perl", "5.26"))
                .isEqualTo(new Verdict(
                        false,
                        "policy.yaml line 4: global.module.block",
                        "not rebuilt: the block rule matches name perl, branch 5.26"));
        assertThat(judge("other", "perl", "6"))
                .isEqualTo(new Verdict(
                        true,
                        "policy.yaml line 3: global.module.allow",
                        "rebuilt: the allow rule matches name perl, branch 6"));
    }

    @Test
    void aContentTypesAllowRuleTakesThePlaceOfTheGlobalOne() {
        assertThat(judge("spec-changed", "ruby", "2"))
                .isEqualTo(new Verdict(
                        false,
                        "policy.yaml line 10: spec-changed.module.allow",
                        "not rebuilt: the allow rule does not match name ruby, branch 2"));
        assertThat(judge("spec-changed", "httpd", "f27").rule())
                .isEqualTo("policy.yaml line 10: spec-changed.module.allow");
    }

    @Test
    void aContentTypesBlockRuleTakesThePlaceOfTheGlobalOneAndKeepsTheGlobalAllowRule() {
        assertThat(judge("metadata-changed", "testmodule", "f27").rebuild()).isTrue();
        assertThat(judge("metadata-changed", "ruby", "2").rule())
                .isEqualTo("policy.yaml line 13: metadata-changed.module.block");
    }

    @Test
    void aContentTypesAllowRuleLeavesTheGlobalBlockRuleInForce() {
        Policy policy = policy("""
                global: {module: {allow: {name: .*}, block: {name: perl}}}
                spec-changed: {module: {allow: {name: .*}}}
                """);
        assertThat(policy.judge("spec-changed", "module", Map.of("name", "perl"))
                        .rebuild())
                .isFalse();
    }

    @Test
    void rebuildsNothingOfATypeWithoutAnAllowRule() {
        assertThat(POLICY.judge("spec-changed", "image", Map.of("name", "httpd")))
                .isEqualTo(new Verdict(false, "policy.yaml", "not rebuilt: policy.yaml has no allow rule for images"));
    }

    @Test
    void putsFirstWhatAnUrgentRuleMatches() {
        Policy policy = policy("""
                global:
                  image:
                    allow: {name: .*}
                    block: {name: toolbox}
                    urgent:
                      any:
                        - {update_severity: urgent}
                        - {name: [base, "toolbox"]}
                quiet: {image: {urgent: {any: []}}}
                """);
        assertThat(policy.judge("shipped", "image", Map.of("name", "web", "update_severity", "urgent")))
                .isEqualTo(new Verdict(
                        true,
                        "policy.yaml line 3: global.image.allow",
                        policy.judge("shipped", "image", Map.of("name", "web", "update_severity", "urgent"))
                                .reason(),
                        "policy.yaml line 5"));
        assertThat(policy.judge("shipped", "image", Map.of("name", "base")).urgent())
                .isTrue();
        assertThat(policy.judge("shipped", "image", Map.of("name", "web")).urgent())
                .isFalse();
        assertThat(policy.judge("quiet", "image", Map.of("name", "base")).urgent())
                .as("its own rule takes the place of the global one")
                .isFalse();
        assertThat(policy.judge("shipped", "image", Map.of("name", "toolbox")).urgent())
                .as("it is not rebuilt at all")
                .isFalse();
    }

    @Test
    void switchesAContentTypeOffByARuleThatMatchesEverything() {
        Policy policy = policy("""
                global: {image: {allow: {name: .*}}}
                build-signed: {image: {block: {all: []}}}
                """);
        assertThat(policy.judge("build-signed", "image", Map.of("name", "web")).reason())
                .isEqualTo("not rebuilt: the block rule matches name web");
        assertThat(policy.judge("update-shipped", "image", Map.of("name", "web"))
                        .rebuild())
                .isTrue();
    }

    private static Policy policy(String text) {
        return new PolicyReader().read("policy.yaml", text);
    }

    private static Verdict judge(String contentType, String name, String branch) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put("branch", branch);
        return POLICY.judge(contentType, "module", attributes);
    }
}
