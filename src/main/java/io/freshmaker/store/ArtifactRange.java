package io.freshmaker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One artifact, or several that have a name in common.
 *
 * @param type null for any
 * @param stream null for all
 */
public record ArtifactRange(String type, String name, String stream) {

    /**
     * The condition that picks it, with numbered parameters.
     *
     * @param number tells its parameters from those of others in a statement
     * @param typeColumn the column with the type; the others are called {@code name} and {@code stream}
     */
    String where(String alias, String typeColumn, int number) {
        List<String> conditions = new ArrayList<>(List.of(alias + ".name = :name" + number));
        if (stream != null) {
            conditions.add(alias + ".stream = :stream" + number);
        }
        if (type != null) {
            conditions.add(alias + "." + typeColumn + " = :type" + number);
        }
        return String.join(" and ", conditions);
    }

    void bind(int number, Map<String, Object> parameters) {
        parameters.put("name" + number, name);
        if (stream != null) {
            parameters.put("stream" + number, stream);
        }
        if (type != null) {
            parameters.put("type" + number, type);
        }
    }

    /** As it is written to ask for it: {@code image:httpd-container:f27}. */
    @Override
    public String toString() {
        return (type == null ? "" : type + ":") + name + (stream == null ? "" : ":" + stream);
    }
}
