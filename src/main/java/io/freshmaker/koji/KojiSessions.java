package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A few sessions at the hub for any number of threads. A session makes one call at a time, as the hub wants; as few of
 * them are opened as there are calls at once.
 */
final class KojiSessions implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(2);

    private final BlockingDeque<KojiSeat> free = new LinkedBlockingDeque<>();
    private final int size;
    private final Duration patience;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param patience how long a call waits until another one has ended, and after which it is never sent */
    KojiSessions(KojiWire wire, KojiLogIn logIn, KojiStanding standing, int size, Duration patience) {
        this.size = size;
        this.patience = patience;
        for (int i = 0; i < size; i++) {
            free.add(new KojiSeat(wire, logIn, standing));
        }
    }

    /** Makes the call in a session, as {@link KojiHub#write} says. */
    JsonNode call(KojiCall call) {
        if (closed.get()) {
            throw new KojiException("The call to Koji was not sent: Freshmaker stops.");
        }
        long since = call.since() == null ? System.nanoTime() : call.since();
        long latest = since + patience.toNanos();
        KojiSeat seat = seat(patience);
        if (seat == null) {
            throw new KojiException("All sessions at Koji have been busy for " + patience.toSeconds() + " s (there are "
                    + size + "): raise freshmaker.koji.sessions where that happens often.");
        }
        try {
            return seat.call(call, latest);
        } finally {
            // The one used last comes first.
            free.addFirst(seat);
        }
    }

    private KojiSeat seat(Duration wait) {
        try {
            return free.pollFirst(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KojiException("The call to Koji was interrupted before it was sent.", e);
        }
    }

    /** Logs out; a session that is busy is left to the hub, which ends it by itself. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        for (int i = 0; i < size; i++) {
            KojiSeat seat = seat(END);
            if (seat == null) {
                return;
            }
            seat.logOut();
        }
    }
}
