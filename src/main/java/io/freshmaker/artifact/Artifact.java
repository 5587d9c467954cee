package io.freshmaker.artifact;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that has a type, a name and a stream: an rpm on a dist-git branch, a module stream, an image stream.
 *
 * @param type the kind of artifact in lower case, such as {@code rpm}, {@code module}, {@code image}
 * @param name the name without version
 * @param stream the branch or stream; empty where the type has none
 */
public record Artifact(String type, String name, String stream) implements Comparable<Artifact> {

    public static final String RPM = "rpm";
    public static final String MODULE = "module";
    public static final String IMAGE = "image";

    /** A binary rpm as images hold it; its stream is empty, or {@code module:stream} for one that belongs to a module. */
    public static final String BINARY_RPM = "binary-rpm";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    public Artifact {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stream, "stream");
        if (type.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "An artifact needs a type and a name, as in module:perl:5.26; this one is '" + type + ":" + name
                            + ":" + stream + "'.");
        }
    }

    public static Artifact rpm(String name, String branch) {
        return new Artifact(RPM, name, branch);
    }

    public static Artifact module(String name, String stream) {
        return new Artifact(MODULE, name, stream);
    }

    /** @param branch the dist-git branch that the image is built from */
    public static Artifact image(String name, String branch) {
        return new Artifact(IMAGE, name, branch);
    }

    /** @param module {@code module:stream}; empty for an rpm that belongs to no module */
    public static Artifact binaryRpm(String name, String module) {
        return new Artifact(BINARY_RPM, name, module);
    }

    /**
     * Reads {@code type:name:stream}, the form of the command line and of inventory files.
     *
     * @throws IllegalArgumentException when a part is missing, with the form that is wanted
     */
    public static Artifact parse(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException("'" + text + "' is no artifact: write type:name:stream, "
                    + "for example module:perl:5.26 or rpm:httpd:f27.");
        }
        return new Artifact(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }

    /** Whether the stream is a commit and no branch, as where a modulemd wants an rpm built from one commit. */
    public boolean pinned() {
        return COMMIT.matcher(stream).matches();
    }

    /** The name people use: {@code name:stream}, or the bare name where there is no stream. */
    public String label() {
        return stream.isEmpty() ? name : name + ":" + stream;
    }

    @Override
    public int compareTo(Artifact other) {
        int order = type.compareTo(other.type);
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        return order == 0 ? stream.compareTo(other.stream) : order;
    }

    @Override
    public String toString() {
        return type + ":" + name + ":" + stream;
    }
}
