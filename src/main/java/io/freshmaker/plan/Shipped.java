package io.freshmaker.plan;

import io.freshmaker.compose.ComposeNeed;
import java.util.List;

/**
 * What was shipped together: an update, or a build that was tagged; or what was signed, and is shipped later.
 *
 * @param reference what people know it by, such as {@code FEDORA-2017-fe6e14dcf9}; the NVR where it has no other name
 * @param release the release it belongs to, such as {@code F25}
 * @param stableTag the Koji tag that it went to, or goes to, such as {@code f25-updates}: images whose build tag
 *     inherits it are of that release
 * @param urgent whether its builds go first
 * @param builds the NVRs that were shipped, of rpms or of modules
 * @param rpms the binary rpms in those builds; empty until they are looked up
 * @param signed what composes of it are made from; {@link Signed#NOT} when it is out already
 * @param composes what images have to be built with to get these rpms; none for what is shipped
 */
public record Shipped(
        String reference,
        String release,
        String stableTag,
        boolean urgent,
        List<String> builds,
        List<ShippedRpm> rpms,
        Signed signed,
        List<ComposeNeed> composes) {

    /** Nothing was shipped: the change is of another kind. */
    public static final Shipped NOTHING = new Shipped("", "", "", false, List.of(), List.of());

    public Shipped {
        builds = List.copyOf(builds);
        rpms = List.copyOf(rpms);
        composes = List.copyOf(composes);
    }

    /** Of what can be had without a compose. */
    public Shipped(
            String reference,
            String release,
            String stableTag,
            boolean urgent,
            List<String> builds,
            List<ShippedRpm> rpms) {
        this(reference, release, stableTag, urgent, builds, rpms, Signed.NOT, List.of());
    }

    /** With the binary rpms in its builds. */
    public Shipped with(List<ShippedRpm> found) {
        return new Shipped(reference, release, stableTag, urgent, builds, found, signed, composes);
    }

    /** The same, signed and not out yet. */
    public Shipped with(Signed how) {
        return new Shipped(reference, release, stableTag, urgent, builds, rpms, how, composes);
    }

    /** With what images have to be built with to get its rpms. */
    public Shipped from(List<ComposeNeed> needed) {
        return new Shipped(reference, release, stableTag, urgent, builds, rpms, signed, needed);
    }
}
