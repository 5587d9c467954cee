package io.freshmaker.artifact;

/** One edge of the inventory: {@code compound} contains {@code constituent}, or is built on it. */
public record Containment(Artifact compound, Artifact constituent, Kind kind) {

    /** How a compound depends on a constituent. */
    public enum Kind {
        /** The constituent is a part of the compound: an rpm in a module or an image. */
        CONTAINS,
        /** The compound is built with or on the constituent: a module's build requirement, an image's parent. */
        BUILT_ON
    }

    public static Containment contains(Artifact compound, Artifact constituent) {
        return new Containment(compound, constituent, Kind.CONTAINS);
    }

    public static Containment builtOn(Artifact compound, Artifact constituent) {
        return new Containment(compound, constituent, Kind.BUILT_ON);
    }
}
