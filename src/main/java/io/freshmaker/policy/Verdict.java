package io.freshmaker.policy;

/**
 * The policy's answer for one candidate.
 *
 * @param rebuild whether the candidate may be rebuilt
 * @param rule the rule that decided, as file, line and key: {@code policy.yaml line 4: global.module.allow}
 * @param reason a sentence for the person who asks why
 */
public record Verdict(boolean rebuild, String rule, String reason) {}
