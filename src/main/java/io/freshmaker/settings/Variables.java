package io.freshmaker.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which environment variables are settings. */
final class Variables {

    private static final String PREFIX = "FRESHMAKER_";

    /** The launcher reads these. */
    private static final Set<String> RESERVED = Set.of("FRESHMAKER_JAVA_OPTS", "FRESHMAKER_CONFIG", "FRESHMAKER_HOME");

    /** Kubernetes sets these in every pod when a service is called freshmaker, or freshmaker- and something. */
    private static final Pattern SERVICE =
            Pattern.compile("FRESHMAKER_(\\w+_)?(SERVICE_(HOST|PORT(_\\w+)?)|PORT_\\d+_(TCP|UDP|SCTP)(_\\w+)?)");

    private final Map<String, Key> byVariable;

    Variables(Keys keys) {
        this.byVariable = keys.byVariable();
    }

    /** Whether the variable is meant as a setting, well spelt or not. */
    boolean ours(String variable, String value) {
        return variable.startsWith(PREFIX)
                && !RESERVED.contains(variable)
                && !SERVICE.matcher(variable).matches()
                && !serviceLink(variable, value);
    }

    /** Whether it is a link such as {@code FRESHMAKER_PORT=tcp://10.0.0.7:8080}, which Kubernetes sets as well. */
    private static boolean serviceLink(String variable, String value) {
        return variable.endsWith("_PORT") && value.matches("(tcp|udp|sctp)://.*");
    }

    /** The key that the variable sets, or null. */
    Key key(String variable) {
        return byVariable.get(variable);
    }

    /** The variable that was meant by an unknown one. */
    Optional<String> near(String unknown) {
        return Spelling.near(unknown, byVariable.keySet());
    }
}
