package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.submit.Lasting;
import java.util.Optional;
import java.util.Set;

/**
 * A fault in the words of Koji's hub; codes from 1000 on are Koji's own, 1 is any other failure inside it. After a fault
 * the hub has undone what the call did.
 */
public final class KojiFault extends KojiException implements Lasting {

    /** Anything that Koji refuses, such as a tag that it does not know. */
    static final int REFUSED = 1000;
    /** The session is not known (any more), or a login is not accepted. */
    static final int AUTH = 1002;
    /** Another call in the session holds its lock. */
    static final int AUTH_LOCK = 1006;
    /** The session is too old and wants to be renewed. */
    static final int AUTH_EXPIRED = 1007;
    /** The number of the call is lower than that of an earlier one. */
    static final int SEQUENCE = 1008;
    /** A call with this number has changed something already. */
    static final int RETRY = 1009;
    /** The hub is offline for maintenance, or its database is. */
    static final int OFFLINE = 1014;
    /** A failure inside the hub that Koji has no code for. */
    static final int OTHER = 1;

    /** Those that a session is mended or replaced after, and the call made again. */
    static final Set<Integer> OF_SESSIONS = Set.of(AUTH, AUTH_EXPIRED, SEQUENCE);

    private static final Set<Integer> PASSING = Set.of(OTHER, AUTH_LOCK, AUTH_EXPIRED, SEQUENCE, RETRY, OFFLINE);
    private static final long serialVersionUID = 1;

    private final int code;

    public KojiFault(int code, String words) {
        super(words);
        this.code = code;
    }

    /** Reads {@code faultCode} and {@code faultString}. */
    static KojiFault of(JsonNode fault) {
        return new KojiFault(
                fault.path("faultCode").asInt(OTHER), fault.path("faultString").asText("no words"));
    }

    /** Such as 1000 for anything that Koji refuses, 1004 for what we may not do, 1014 for a hub offline. */
    public int code() {
        return code;
    }

    /** Whether the database connection of the hub broke: nobody knows whether before or after its commit. */
    boolean brokenInside() {
        return code == OTHER && getMessage().matches("(?s).*psycopg2\\.(OperationalError|InterfaceError).*");
    }

    /** The fault that a failure is or tells of, where the same call would get it again. */
    public static Optional<KojiFault> lasting(KojiException failure) {
        Throwable fault = failure instanceof KojiFault ? failure : failure.getCause();
        return fault instanceof KojiFault found && found.permanent() ? Optional.of(found) : Optional.empty();
    }

    /** Whether the same call would get the same fault again. */
    @Override
    public boolean permanent() {
        return !PASSING.contains(code);
    }
}
