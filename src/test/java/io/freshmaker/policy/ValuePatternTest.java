package io.freshmaker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much work a pattern may be. */
class ValuePatternTest {
    private static final String RULE = "global: {module: {allow: ";

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            (.*,){25}P;          1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29
            (.*)(.*)(.*)(.*)(.*)(.*)(.*)z; ababababababababababababababababababababababababababababababababababababababab
            """)
    void aPatternThatTakesTooLongIsNamed(String pattern, String value) {
        Policy policy = read(RULE + "{all: [{name: '" + pattern + "'}]}}}");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> policy.judge("any", "module", Map.of("name", value)))
                        .isInstanceOf(CostlyPatternException.class)
                        .hasMessage("policy.yaml line 1: global.module.allow: the pattern '" + pattern
                                + "' takes too long for the value '" + value
                                + "'; write it without a repetition inside a repetition."));
    }

    @Test
    void aPatternThatGoesTooDeepIsNamed() {
        Policy policy = read(RULE + "{name: '(x|y)*z'}}}");
        assertThatThrownBy(() -> policy.judge("any", "module", Map.of("name", "xy".repeat(40_000))))
                .isInstanceOf(CostlyPatternException.class);
        assertThatThrownBy(() -> read(RULE + "{name: '" + "(".repeat(20_000) + ")".repeat(20_000) + "'}}}"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("is no regular expression (Stack overflow during pattern compilation)");
    }

    @Test
    void ordinaryPatternsAreFarFromTheBound() {
        Policy policy = read(RULE + "{name: '.*-(devel|libs|.*-.*)-.*x$'}}}");
        assertThat(policy.judge("any", "module", Map.of("name", "a-devel-".repeat(8)))
                        .rebuild())
                .isFalse();
    }

    private static Policy read(String text) {
        return new PolicyReader().read("policy.yaml", text);
    }
}
