package io.freshmaker.sandbox;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * Name, stream, version and context of a module build: unique among those that MBS keeps.
 *
 * @param version digits; may be longer than a long
 * @param context eight hex digits, with a suffix for a scratch build
 */
record Nsvc(String name, String stream, String version, String context) {

    /** Versions are compared as numbers. */
    static final Comparator<Nsvc> BY_VERSION = Comparator.comparing(nsvc -> new BigInteger(nsvc.version()));

    String kojiTag() {
        return "module-" + name + "-" + stream + "-" + version + "-" + context;
    }

    /** Whether it begins with these parts, given as {@code name[:stream[:version[:context]]]}. */
    boolean startsWith(String prefix) {
        return (toString() + ":").startsWith(prefix + ":");
    }

    boolean isSibling(Nsvc other) {
        return name.equals(other.name)
                && stream.equals(other.stream)
                && version.equals(other.version)
                && !context.equals(other.context);
    }

    @Override
    public String toString() {
        return name + ":" + stream + ":" + version + ":" + context;
    }
}
