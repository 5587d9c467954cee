package io.freshmaker.plan;

import java.util.Set;

/**
 * What a person asks for beyond what the message says that is planned.
 *
 * @param by who asks; empty where nobody did and the bus brought the message
 * @param dryRun whether its builds are only shown
 * @param force whether what is under way already is no obstacle
 * @param only names or NVRs of the compounds that are wanted; empty for all
 * @param target the target that images are built for; empty for that of their branch
 * @param reason why, in the words of who asks; empty where that was not said
 */
public record ManualRequest(String by, boolean dryRun, boolean force, Set<String> only, String target, String reason) {

    /** Nobody asked: the message came over the bus. */
    public static final ManualRequest NONE = new ManualRequest("", false, false, Set.of(), "");

    public ManualRequest {
        only = Set.copyOf(only);
    }

    /** Without a reason. */
    public ManualRequest(String by, boolean dryRun, boolean force, Set<String> only, String target) {
        this(by, dryRun, force, only, target, "");
    }

    /** Whether a person asked. */
    public boolean manual() {
        return !by.isEmpty();
    }

    /** As part of a sentence: {@code asked for by jane: the base image had a bad mirror}. */
    public String words() {
        return "asked for by " + by + (reason.isEmpty() ? "" : ": " + reason);
    }
}
