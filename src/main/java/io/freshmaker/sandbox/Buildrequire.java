package io.freshmaker.sandbox;

/**
 * The module build that a buildrequired stream was resolved to, with the fields of MBS's {@code buildrequires}.
 *
 * @param ref the commit it was built from, or {@code virtual} for one that was imported
 */
record Buildrequire(String context, String kojiTag, String ref, String stream, String version) {

    /** What {@link #ref} says of a module that was never built from a commit. */
    static final String VIRTUAL = "virtual";
}
