package io.freshmaker.plan;

/** What is built of an artifact that contains what changed. */
public enum BuildSource {
    /** A bump on top of its branch, as nothing in its own sources changed. */
    BUMP("bump"),
    /** The changed commit itself: the artifact's own sources changed. */
    CHANGE("change");

    private final String label;

    BuildSource(String label) {
        this.label = label;
    }

    /** @throws IllegalArgumentException for another word than {@code bump} and {@code change} */
    public static BuildSource of(String label) {
        for (BuildSource source : values()) {
            if (source.label.equals(label)) {
                return source;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is nothing to build from: write bump or change.");
    }
}
