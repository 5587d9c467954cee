package io.freshmaker.store;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One artifact, or several that have a name in common.
 *
 * @param type null for any
 * @param stream null for all
 */
public record ArtifactRange(String type, String name, String stream) {

    /**
     * The condition that picks it, with question marks for {@link #values}.
     *
     * @param typeColumn the column with the type; the others are called {@code name} and {@code stream}
     */
    String where(String alias, String typeColumn) {
        return alias + ".name = ?" + (stream == null ? "" : " and " + alias + ".stream = ?")
                + (type == null ? "" : " and " + alias + "." + typeColumn + " = ?");
    }

    List<Object> values() {
        return Stream.of(name, stream, type)
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
    }

    /** Whether all that the other one is of is in this one too. */
    public boolean covers(ArtifactRange other) {
        return name.equals(other.name)
                && (type == null || type.equals(other.type))
                && (stream == null || stream.equals(other.stream));
    }

    /** As it is written to ask for it: {@code image:httpd-container:f27}. */
    @Override
    public String toString() {
        return (type == null ? "" : type + ":") + name + (stream == null ? "" : ":" + stream);
    }
}
