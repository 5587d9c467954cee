package io.freshmaker.change;

import java.util.List;

/**
 * What MBS announces when a module build goes from one state to another. A module build is announced once for each
 * context, and in 2017 with nothing but id and state.
 *
 * @param id the module build's id at MBS
 * @param name or null
 * @param stream or null
 * @param version or null
 * @param context the short hash of what it was built against; null before 2018
 * @param state 0 init, 1 wait, 2 build, 3 done, 4 failed, 5 ready, 6 garbage; done may be followed by a gate
 * @param stateName the state in a word
 * @param reason why it is in that state, or null
 * @param scmurl the sources, with the commit after {@code #}; or null
 * @param scratch whether its result is for a try only
 * @param siblings the ids of the builds of the other contexts of the same version; null when the message does not say
 */
public record ModuleStateChange(
        long id,
        String name,
        String stream,
        String version,
        String context,
        int state,
        String stateName,
        String reason,
        String scmurl,
        boolean scratch,
        List<Long> siblings) {

    public static final int FAILED = 4;
    public static final int READY = 5;

    public ModuleStateChange {
        siblings = siblings == null ? null : List.copyOf(siblings);
    }

    /** Whether the message alone tells that no other context belongs to the version; before 2018 there was one only. */
    public boolean alone() {
        return siblings == null ? context == null : siblings.isEmpty();
    }

    /** Whether the message says which module it is about; otherwise MBS must be asked by id. */
    public boolean named() {
        return name != null && stream != null;
    }
}
