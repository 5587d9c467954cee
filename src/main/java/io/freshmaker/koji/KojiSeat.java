package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The place of one session: logs in when there is none, renews it and replaces it as the hub asks for. For one thread at
 * a time.
 */
final class KojiSeat {

    private final KojiPost post;
    private final KojiPost door;
    private final KojiLogIn logIn;
    private final KojiStanding standing;
    private KojiSession session;

    KojiSeat(KojiWire wire, KojiLogIn logIn, KojiStanding standing) {
        this.post = new KojiPost(wire);
        this.door = new KojiPost(logIn.wire(wire));
        this.logIn = logIn;
        this.standing = standing;
    }

    /**
     * Makes a call in the session. The faults of a session come before the hub looks at the call: after one of them
     * nothing was done, and the call is made again, once for each kind.
     *
     * @param latest by the clock of {@link System#nanoTime()}: a call that was not sent until then never is, as its caller
     *     may look already whether it had an effect
     */
    JsonNode call(KojiCall call, long latest) {
        Set<Integer> seen = new HashSet<>();
        while (true) {
            if (session == null) {
                enter();
            }
            if (System.nanoTime() - latest > 0) {
                throw new KojiException(
                        "The call to Koji was not sent: it took too long to get a session for " + call.method() + ".");
            }
            KojiAnswer answer = inSession(call);
            if (answer.fault() == null) {
                return answer.value();
            }
            int code = answer.fault().code();
            if (code == KojiFault.AUTH || code == KojiFault.SEQUENCE) {
                leave();
            }
            if (!KojiFault.OF_SESSIONS.contains(code) || !seen.add(code)) {
                throw SessionFault.consequence(call, answer.fault());
            }
            if (code == KojiFault.AUTH_EXPIRED) {
                renew();
            }
        }
    }

    /** A request without an answer may be running still, and a session makes one call at a time: it is given up. */
    private KojiAnswer inSession(KojiCall call) {
        KojiSession.Stamp stamp = session.stamp();
        try {
            return post.send(call, stamp.query(), stamp.headers());
        } catch (LostKojiAnswer e) {
            leave();
            throw e;
        }
    }

    private void enter() {
        KojiAnswer answer = logIn(logIn.call(), new KojiSession.Stamp("", Map.of()));
        if (answer.fault() != null) {
            throw refused(SessionFault.ofLogIn(answer.fault(), logIn.remedy()));
        }
        session = KojiSession.of(answer.value());
        standing.loggedIn();
    }

    /** With the marks of the old session; where the hub does not renew it, the next try makes a new one. */
    private void renew() {
        KojiSession old = session;
        leave();
        KojiAnswer answer = logIn(logIn.call().with("renew", true).with("exclusive", false), old.stamp());
        if (answer.fault() == null) {
            session = old.renewed(answer.value());
            standing.loggedIn();
        }
    }

    /** A login whose answer is lost leaves nothing behind that matters: a session that nobody uses. */
    private KojiAnswer logIn(KojiCall call, KojiSession.Stamp stamp) {
        try {
            return door.send(call, logIn.path() + stamp.query(), stamp.headers());
        } catch (LostKojiAnswer e) {
            throw refused(new KojiException("Koji can't log us in now: " + e.getMessage(), e));
        } catch (KojiException e) {
            throw refused(e);
        }
    }

    private KojiException refused(KojiException e) {
        standing.refused(e.getMessage());
        return e;
    }

    private void leave() {
        if (session != null) {
            session = null;
            standing.left();
        }
    }

    /** Ends the session at the hub, as far as the hub is there. */
    void logOut() {
        if (session != null) {
            try {
                inSession(KojiCall.of("logout"));
            } catch (KojiException e) {
                standing.refused("Koji did not take our logout, it ends the session by itself: " + e.getMessage());
            }
            leave();
        }
    }
}
