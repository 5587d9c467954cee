package io.freshmaker.plan;

/** Why an artifact is in the plan, in the words of the REST API. */
public enum RebuildReason {
    UNKNOWN("unknown"),
    /** It contains what changed. */
    DIRECTLY_AFFECTED("directly_affected"),
    /** It is built on something that is rebuilt. */
    DEPENDENCY("dependency");

    private final String label;

    RebuildReason(String label) {
        this.label = label;
    }

    /** The value of {@code rebuild_reason} in the REST API. */
    public String label() {
        return label;
    }
}
