package io.freshmaker.why;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Happening;
import io.freshmaker.store.HistoryBuild;
import io.freshmaker.store.KeptDecision;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a sentence what happened to an artifact. */
public final class Telling {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'");
    private static final Pattern SHIPPED = Pattern.compile(
            "(\\S+) ((?:shipped in|tagged|signed, tagged|signed with) \\S+(?: by [^,;]+)?), (?:holds|held) ([^;]+)(;.*)?");

    private static final String NOT = "not ";

    private Telling() {}

    /** Such as {@code httpd-container:f27 was rebuilt as httpd-container-2.4-3.4000000012.} */
    public static String sentence(Happening happening) {
        String label = happening.artifact().label();
        HistoryBuild build = happening.build();
        return switch (happening.what()) {
            case CHANGED -> changed(happening);
            case NOT_REBUILT -> ended(label + not(happening).replaceFirst("[.]$", "") + rule(happening.decision()));
            case PLANNED ->
                ended(label
                        + (build != null && build.dryRun()
                                ? " was planned to be shown, and not built"
                                : " was planned to be rebuilt")
                        + because(happening.decision().reason()));
            case JOINED ->
                ended(label + " is rebuilt by build " + build.id() + " of event " + build.eventId()
                        + because(happening.decision().reason()));
            case SUBMITTED -> label + " was submitted to " + build.system() + " as build " + build.id() + ".";
            case REBUILT -> ended(label + " was rebuilt" + as(build));
            case FAILED -> ended("Build " + build.id() + " of " + label + " failed" + colon(build.stateReason()));
            case CANCELED ->
                ended("Build " + build.id() + " of " + label + " was canceled" + colon(build.stateReason()));
        };
    }

    /** A dry run decides nothing, whatever it finds. */
    private static String not(Happening happening) {
        String reason = happening.decision().reason();
        return happening.event().dryRun() && reason.startsWith(NOT)
                ? " would not have been " + reason.substring(NOT.length())
                : " was " + reason;
    }

    private static String changed(Happening happening) {
        var change = happening.constituents().get(0);
        String what = change.reason().isEmpty() ? "changed to " + change.revision() : change.reason();
        return ended(happening.artifact().label() + ": " + what
                + colon(happening.event().stateReason()));
    }

    /** The rule that decided, where the reason does not say it. */
    static String rule(KeptDecision decision) {
        return decision.rule().isEmpty() || decision.rule().startsWith("plan.") ? "" : " (" + decision.rule() + ")";
    }

    /** With the NVR, where one is known. */
    static String as(HistoryBuild build) {
        return build.rebuiltNvr() == null || build.rebuiltNvr().isEmpty() ? "" : " as " + build.rebuiltNvr();
    }

    /** The reason of a rebuild, to stand behind what was done. */
    static String because(String reason) {
        String bare = reason.replaceFirst("^rebuilt: ", "");
        Matcher shipped = SHIPPED.matcher(bare);
        if (shipped.matches()) {
            String held = shipped.group(3).replace(", built on ", ", is built on ");
            String more = shipped.group(4) == null ? "" : shipped.group(4);
            return " because it held " + held + ", and " + shipped.group(1) + " was " + shipped.group(2) + more;
        }
        return ": " + bare;
    }

    static String colon(String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }

    static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    static String minute(OffsetDateTime time) {
        return MINUTE.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** Such as {@code image httpd-container:f27}. */
    static String named(Artifact artifact) {
        return artifact.type() + " " + artifact.label();
    }
}
