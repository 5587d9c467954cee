package io.freshmaker.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Lets everybody do everything who is on this machine, and everybody else read. A request that a proxy on this machine
 * passes on is not one of this machine.
 */
public final class OpenGate implements Gate {

    private static final Identity OPERATOR = new Identity("anonymous", false, EnumSet.allOf(Role.class));
    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final boolean everywhere;

    /** @param everywhere whether everybody counts as being on this machine */
    public OpenGate(boolean everywhere) {
        this.everywhere = everywhere;
    }

    @Override
    public String word() {
        return "none";
    }

    @Override
    public Identity admit(Knock knock, Permission permission) {
        if (everywhere || near(knock)) {
            return OPERATOR;
        }
        if (permission != Permission.READ) {
            throw NotAdmitted.forbidden("Without freshmaker.auth only requests from this machine change anything: set"
                    + " freshmaker.auth, or use the command line where Freshmaker runs.");
        }
        return Identity.NOBODY;
    }

    private static boolean near(Knock knock) {
        return loopback(knock.peer())
                && loopback(knock.here())
                && PASSED_ON.stream()
                        .allMatch(name -> knock.headers().apply(name).isEmpty());
    }

    private static boolean loopback(String address) {
        return Set.of("::1", "0:0:0:0:0:0:0:1").contains(address) || address.matches("(::ffff:)?127(\\.[0-9]{1,3}){3}");
    }
}
