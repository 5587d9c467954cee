package io.freshmaker.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Lets everybody do everything who is on this machine, and everybody else read. A request that a proxy on this machine
 * passes on is not one of this machine, and neither is one for another name: a web page can have its own name lead here.
 */
public final class OpenGate implements Gate {

    private static final Identity OPERATOR = new Identity("anonymous", false, EnumSet.allOf(Role.class));

    /** What the proxies and content networks in use add, each of them some; no client of this machine has a use for them. */
    private static final List<String> PASSED_ON = List.of(
            "Forwarded",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Server",
            "X-Forwarded-User",
            "X-Real-IP",
            "X-Client-IP",
            "CF-Connecting-IP",
            "True-Client-IP");

    /** What nginx passes requests on with unless it is told otherwise, and no browser begins with. */
    private static final String PROXYS_PROTOCOL = "HTTP/1.0";

    private final boolean everywhere;
    private final boolean closed;

    /** Open to all for reading. */
    public OpenGate(boolean everywhere) {
        this(everywhere, false);
    }

    /**
     * Keeps who may what.
     *
     * @param everywhere whether everybody counts as being on this machine
     * @param closed whether only those read who are
     */
    public OpenGate(boolean everywhere, boolean closed) {
        this.everywhere = everywhere;
        this.closed = closed;
    }

    @Override
    public String word() {
        return "none";
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public Identity admit(Knock knock, Permission permission) {
        if (everywhere || near(knock)) {
            return OPERATOR;
        }
        if (permission != Permission.READ) {
            throw NotAdmitted.forbidden("Without freshmaker.auth only requests from this machine, for localhost, change"
                    + " anything: set freshmaker.auth, or use the command line where Freshmaker runs.");
        }
        if (closed) {
            throw NotAdmitted.forbidden("freshmaker.auth.read is closed, and without freshmaker.auth only requests from"
                    + " this machine, for localhost, are answered: set freshmaker.auth.");
        }
        return Identity.NOBODY;
    }

    private static boolean near(Knock knock) {
        return loopback(knock.peer())
                && loopback(knock.here())
                && !PROXYS_PROTOCOL.equals(knock.protocol())
                && local(knock.headers().apply("Host"))
                && PASSED_ON.stream()
                        .allMatch(name -> knock.headers().apply(name).isEmpty());
    }

    /** Browsers always say which name led them here; a request without one is no browser's. */
    private static boolean local(List<String> hosts) {
        return hosts.isEmpty() || hosts.size() == 1 && local(hosts.get(0));
    }

    private static boolean local(String host) {
        String name = host.replaceFirst(":[0-9]{0,5}$", "");
        return name.equalsIgnoreCase("localhost") || loopback(name.replaceFirst("^\\[(.*)]$", "$1"));
    }

    private static boolean loopback(String address) {
        return Set.of("::1", "0:0:0:0:0:0:0:1").contains(address) || address.matches("(::ffff:)?127(\\.[0-9]{1,3}){3}");
    }
}
