package io.freshmaker.policy;

/**
 * The policy's answer for one candidate.
 *
 * @param rebuild whether the candidate may be rebuilt
 * @param rule the rule that decided, as file, line and key: {@code policy.yaml line 4: global.module.allow}
 * @param reason a sentence for the person who asks why
 * @param urgency the rule that has it go first, as file and line: {@code policy.yaml line 31}; empty where none does
 */
public record Verdict(boolean rebuild, String rule, String reason, String urgency) {

    /** Of what goes in its turn. */
    public Verdict(boolean rebuild, String rule, String reason) {
        this(rebuild, rule, reason, "");
    }

    /** Whether it goes first. */
    public boolean urgent() {
        return !urgency.isEmpty();
    }
}
