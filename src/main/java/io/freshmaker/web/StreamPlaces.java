package io.freshmaker.web;

import io.freshmaker.access.Identity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The places of those who listen to live changes. When all are taken, whoever holds the most gives up the one that was
 * taken first, for somebody who holds at least two fewer: one that opens many streams keeps nobody else out, and nobody
 * loses a place to somebody who would then hold more. Thread-safe.
 */
final class StreamPlaces {

    private final int most;
    /** In the order in which they began. */
    private final List<ChangeStream> taken = new CopyOnWriteArrayList<>();

    private boolean closed;

    /** @param most how many places there are */
    StreamPlaces(int most) {
        this.most = most;
    }

    /**
     * Who holds a place: a user wherever it comes from, or else all who come from one address, such as that of a proxy.
     *
     * @param address without port
     */
    static String holder(Identity caller, String address) {
        return caller.known() ? "user " + caller.name() : "address " + address;
    }

    /** Whether there is a place for one more, be it another's. */
    synchronized boolean room(String holder) {
        return !closed && (taken.size() < most || giver(holder).isPresent());
    }

    /**
     * Takes a place.
     *
     * @param dismiss is given the stream that gave it up, if one did
     * @return whether there was one
     */
    synchronized boolean take(ChangeStream stream, Consumer<ChangeStream> dismiss) {
        if (!room(stream.holder())) {
            return false;
        }
        if (taken.size() >= most) {
            giver(stream.holder()).ifPresent(given -> {
                taken.remove(given);
                dismiss.accept(given);
            });
        }
        taken.add(stream);
        return true;
    }

    private Optional<ChangeStream> giver(String holder) {
        Map<String, List<ChangeStream>> held = taken.stream().collect(Collectors.groupingBy(ChangeStream::holder));
        int own = held.getOrDefault(holder, List.of()).size();
        return held.values().stream()
                .max(Comparator.comparingInt(List::size))
                .filter(largest -> largest.size() > own + 1)
                .map(largest -> largest.get(0));
    }

    void leave(ChangeStream stream) {
        taken.remove(stream);
    }

    /** Those that have a place just now. */
    List<ChangeStream> all() {
        return taken;
    }

    /** Gives no more places. */
    synchronized void close() {
        closed = true;
    }
}
