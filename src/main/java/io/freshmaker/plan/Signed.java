package io.freshmaker.plan;

import java.util.List;

/**
 * What a compose of builds is made from that are signed and not yet shipped.
 *
 * @param keys short ids of the keys that its rpms may be signed with, the preferred one first; none for ODCS's choice
 * @param composeTag the Koji tag to make it of, if that has the builds as its newest; empty to name the builds
 */
public record Signed(List<String> keys, String composeTag) {

    /** It is shipped: the repositories that images are built from have it. */
    public static final Signed NOT = new Signed(List.of(), "");

    public Signed {
        keys = List.copyOf(keys);
    }

    /** Whether images that want it need a compose. */
    public boolean needsCompose() {
        return !equals(NOT);
    }
}
