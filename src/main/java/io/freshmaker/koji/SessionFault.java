package io.freshmaker.koji;

/** What follows from a fault that stays after a session has done what it can. */
final class SessionFault {

    private SessionFault() {}

    /** What the caller is told of a call in a session. */
    static KojiException consequence(KojiCall call, KojiFault fault) {
        String said = call.method() + " (fault " + fault.code() + ": " + fault.getMessage() + ")";
        return switch (fault.code()) {
            case KojiFault.AUTH ->
                new KojiRefusal(
                        "Koji does not accept the session that it gave us a moment ago for " + said
                                + ": do we reach it from changing addresses?",
                        fault);
            case KojiFault.AUTH_LOCK, KojiFault.AUTH_EXPIRED, KojiFault.SEQUENCE, KojiFault.OFFLINE ->
                new KojiException("Koji does not take the call " + said + " now.", fault);
            case KojiFault.RETRY ->
                new LostKojiAnswer(
                        "Koji has done " + said + " before, and does not tell the answer again: is there a proxy that"
                                + " repeats requests?",
                        fault);
            default ->
                fault.brokenInside() ? new LostKojiAnswer("Koji lost its database during " + said + ".", fault) : fault;
        };
    }

    /** What it means that a login was answered with a fault. */
    static KojiException ofLogIn(KojiFault fault, String remedy) {
        return fault.permanent()
                ? new KojiRefusal(
                        "Koji does not log us in (fault " + fault.code() + ": " + fault.getMessage() + "): " + remedy,
                        fault)
                : new KojiException(
                        "Koji can't log us in now (fault " + fault.code() + ": " + fault.getMessage() + ").", fault);
    }
}
