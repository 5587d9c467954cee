package io.freshmaker.plan;

/** What is rebuilt beside the candidates that contain what changed. */
public enum Extent {
    /** All that is built on them, at any distance: what they hand on has changed. */
    ALL("all"),
    /** What is built on one of them and has another one built on it: the rest holds nothing that changed. */
    BETWEEN("between");

    private final String label;

    Extent(String label) {
        this.label = label;
    }

    /** @throws IllegalArgumentException for another word than {@code all} and {@code between} */
    public static Extent of(String label) {
        for (Extent extent : values()) {
            if (extent.label.equals(label)) {
                return extent;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is no extent of a rebuild: write all or between.");
    }
}
