package io.freshmaker.signing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Koji knows of the signatures of one build.
 *
 * @param build Koji's id; 0 when Koji does not know the build
 * @param nvr name-version-release; empty when Koji does not know the build
 * @param complete whether the build is neither deleted nor failed
 * @param module whether it is the build of a module, whose rpms are those of all builds in it
 * @param partOf the build of the module that this one was made for
 * @param keys by rpm, as {@code bash.x86_64}, the short ids of the keys that it is signed with
 * @param tags that the build has
 */
public record Signatures(
        long build,
        String nvr,
        boolean complete,
        boolean module,
        PartOf partOf,
        Map<String, Set<String>> keys,
        List<String> tags) {

    /** Koji does not know the build. */
    public static final Signatures UNKNOWN = new Signatures(0, "", false, false, PartOf.NO_MODULE, Map.of(), List.of());

    /**
     * The module that a build was made for.
     *
     * @param build Koji's id of the module's build; 0 when Koji does not tell
     * @param any whether it was made for a module at all
     */
    public record PartOf(boolean any, long build, String nvr) {

        /** An ordinary build. */
        public static final PartOf NO_MODULE = new PartOf(false, 0, "");

        /** One of a module that Koji does not name. */
        public static final PartOf UNKNOWN_MODULE = new PartOf(true, 0, "");
    }

    public Signatures {
        keys = Map.copyOf(keys);
        tags = List.copyOf(tags);
    }
}
