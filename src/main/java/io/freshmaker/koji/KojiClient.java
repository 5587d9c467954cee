package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Koji's hub at the other end of a wire: reads without a session, writes in one of a few. */
public final class KojiClient implements KojiHub, AutoCloseable {

    private static final int TRIES = 3;

    private final KojiPost post;
    private final KojiStanding standing;
    private final Optional<KojiSessions> sessions;
    private final Duration pause;

    /**
     * Opens nothing yet: the first call does.
     *
     * @param logIn nothing to only read
     * @param sessions the most at a time
     * @param patience how long a call waits for a session that is free
     * @param pause before a read is repeated; four times as long the second time
     */
    public KojiClient(KojiWire wire, Optional<KojiLogIn> logIn, int sessions, Duration patience, Duration pause) {
        this.post = new KojiPost(wire);
        this.standing = new KojiStanding(logIn.isPresent());
        this.sessions = logIn.map(way -> new KojiSessions(wire, way, standing, sessions, patience));
        this.pause = pause;
    }

    /** Whether the hub knows us. */
    public KojiStanding standing() {
        return standing;
    }

    @Override
    public JsonNode read(KojiCall call) {
        Duration wait = pause;
        for (int left = TRIES - 1; ; left--) {
            try {
                return once(call);
            } catch (KojiException e) {
                if (left == 0 || !worthwhile(e) || Thread.currentThread().isInterrupted()) {
                    throw e instanceof LostKojiAnswer ? new KojiException(e.getMessage(), e) : e;
                }
            }
            LockSupport.parkNanos(wait.toNanos());
            wait = wait.multipliedBy(4);
        }
    }

    private JsonNode once(KojiCall call) {
        KojiAnswer answer = post.send(call, "", Map.of());
        if (answer.fault() != null && answer.fault().code() == KojiFault.OFFLINE) {
            throw new KojiException("Koji is offline (" + answer.fault().getMessage() + ").", answer.fault());
        }
        return answer.orThrow();
    }

    /** A hub that needs too long is not helped by a second question. */
    private static boolean worthwhile(KojiException e) {
        return !(e instanceof KojiFault)
                && !(e instanceof KojiRefusal)
                && !(e.getCause() instanceof SocketTimeoutException);
    }

    @Override
    public List<KojiAnswer> readAll(List<KojiCall> calls) {
        List<KojiAnswer> answers = new ArrayList<>();
        for (List<KojiCall> portion : MultiCall.portions(calls)) {
            answers.addAll(MultiCall.answers(portion, read(MultiCall.of(portion))));
        }
        return answers;
    }

    @Override
    public JsonNode write(KojiCall call) {
        return sessions.orElseThrow(() -> new KojiRefusal("Koji can't be asked for " + call.method()
                        + " by somebody it does not know: set freshmaker.koji.auth."))
                .call(call);
    }

    /** Logs out. */
    @Override
    public void close() {
        sessions.ifPresent(KojiSessions::close);
    }
}
