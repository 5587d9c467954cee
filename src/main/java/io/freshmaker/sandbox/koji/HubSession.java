package io.freshmaker.sandbox.koji;

/** A session of a user. For any number of threads. */
final class HubSession {

    private final long id;
    private final HubUser user;
    private final int authType;
    private String key;
    private Long committed;
    private boolean expired;
    private boolean closed;

    HubSession(long id, HubUser user, int authType, String key) {
        this.id = id;
        this.user = user;
        this.authType = authType;
        this.key = key;
    }

    long id() {
        return id;
    }

    HubUser user() {
        return user;
    }

    /** How it was begun: 0 with a password, 2 with a certificate. */
    int authType() {
        return authType;
    }

    synchronized String key() {
        return key;
    }

    synchronized boolean open() {
        return !closed;
    }

    synchronized void close() {
        closed = true;
    }

    synchronized void expire() {
        expired = true;
    }

    synchronized void renew(String newKey) {
        key = newKey;
        expired = false;
    }

    synchronized void committed(long callnum) {
        committed = callnum;
    }

    /** Faults a call that can't be taken: the session expired, or the number was used. A login may renew it. */
    synchronized void check(Long callnum, String method) {
        if (expired && !method.equals("login") && !method.equals("sslLogin")) {
            throw new HubFault(HubFault.EXPIRED, "session \"" + id + "\" has expired");
        }
        if (callnum == null || committed == null) {
            return;
        }
        if (committed > callnum) {
            throw new HubFault(HubFault.SEQUENCE, committed + " > " + callnum + " (session " + id + ")");
        }
        if (committed.equals(callnum)) {
            throw new HubFault(
                    HubFault.RETRY, "unable to retry call " + callnum + " (method " + method + ") for session " + id);
        }
    }
}
