package io.freshmaker.koji.task;

import io.freshmaker.koji.KojiFault;
import io.freshmaker.submit.Answer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the faults of Koji mean, of the hub when it is asked for a build, and of a builder that could not make it. */
final class TaskFaults {

    private static final int OTHER = 1;
    private static final int GENERIC = 1000;
    private static final int AUTHENTICATION = 1002;
    private static final int NOT_ALLOWED = 1004;
    private static final int LOCKED = 1006;
    private static final int EXPIRED = 1007;
    private static final int SEQUENCE = 1008;
    private static final int RETRY = 1009;
    private static final int OFFLINE = 1014;

    private static final Set<Integer> LATER = Set.of(OTHER, LOCKED, EXPIRED, SEQUENCE, OFFLINE);

    private static final Pattern CHANNEL = Pattern.compile("(?i)no such channel|channel .* (is )?disabled");
    private static final Pattern NOBODY = Pattern.compile("(?i)must have an owner");

    /** Koji, the builder's plugin and OSBS say these of what stays wrong until a person changes it. */
    private static final Pattern LASTING =
            Pattern.compile("(?i)Target `?[^`]*`? not found|no such build target|not in list for tag|is blocked for tag"
                    + "|Additional properties are not allowed|Failed validating|is not of type"
                    + "|both isolated and scratch|arch-override is only allowed|No matching arches"
                    + "|Dockerfile file missing|LABELs haven't been found|tag longer than"
                    + "|Invalid source specification|is not in the list of allowed hosts");

    private static final Pattern TAKEN = Pattern.compile("Build for (\\S+) already exists(?:, id (\\d+))?");

    private TaskFaults() {}

    /** The consequence of the hub's fault for the request. */
    static Answer answer(KojiFault fault) {
        String words = fault.getMessage();
        if (fault.code() == RETRY) {
            // The hub has done what it takes this call for a repetition of.
            return new Answer.Unknown(words);
        }
        if (LATER.contains(fault.code())) {
            return new Answer.Refused("Koji takes nothing at the moment: " + words);
        }
        if (fault.code() == AUTHENTICATION || NOBODY.matcher(words).find()) {
            return new Answer.Refused("Koji does not know us: " + words
                    + " - set freshmaker.koji.auth and what belongs to it to a login that is valid.");
        }
        if (fault.code() == NOT_ALLOWED) {
            return new Answer.Refused("Koji does not let us: " + words
                    + " - give our user the right, or look at freshmaker.koji.priority and freshmaker.koji.channel.");
        }
        if (fault.code() == GENERIC && CHANNEL.matcher(words).find()) {
            return new Answer.Refused(
                    "Koji has no such builders: " + words + " - set freshmaker.koji.channel to one of its channels.");
        }
        return new Answer.Rejected("Koji refuses the build: " + words);
    }

    /** Whether a task that ended so would end in the same way once more. */
    static boolean lasting(String words) {
        return LASTING.matcher(words).find();
    }

    /** Why a task failed, in one line for people: of a Python traceback, the last one. */
    static String told(String words) {
        String text = words.strip();
        return text.startsWith("Traceback")
                ? text.substring(text.lastIndexOf('\n') + 1).strip()
                : text.replaceAll("\\s*\\n\\s*", " ");
    }

    /** The build because of which a task was given up, when that was it: its NVR, as {@code getBuild} takes it. */
    static String taken(String words) {
        Matcher taken = TAKEN.matcher(words);
        return taken.find() ? taken.group(1).replaceAll("[,.]$", "") : "";
    }
}
