package io.freshmaker.sandbox.koji;

/** Who makes a request, and whether it changed anything: only then does the hub remember the call's number. */
final class Caller {

    private final HubSession session;
    private final Long callnum;
    private final String clientName;
    private boolean changed;

    /**
     * A caller.
     *
     * @param session null for an anonymous one
     * @param callnum null where none was sent
     * @param clientName whom the front end recognised by a certificate or a ticket, or null
     */
    Caller(HubSession session, Long callnum, String clientName) {
        this.session = session;
        this.callnum = callnum;
        this.clientName = clientName;
    }

    HubSession session() {
        return session;
    }

    String clientName() {
        return clientName;
    }

    /** Null for an anonymous one. */
    HubUser user() {
        return session == null ? null : session.user();
    }

    void changed() {
        changed = true;
    }

    /** Ends the transaction: what was changed is there, and the call's number can't be used again. */
    void commit() {
        if (changed && session != null && callnum != null) {
            session.committed(callnum);
        }
    }
}
