package io.freshmaker.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Every submission that came in, in the order of their coming, whatever became of it. For any number of threads. */
final class Ledger {

    private final List<ReceivedSubmission> received = new ArrayList<>();

    /** Notes one that has come in; what becomes of it is noted later at the place answered. */
    synchronized int begin(ReceivedSubmission submission) {
        received.add(submission);
        return received.size() - 1;
    }

    synchronized void answered(int place, int status) {
        received.set(place, received.get(place).answered(status));
    }

    synchronized void lost(int place) {
        received.set(place, received.get(place).asLost());
    }

    synchronized List<ReceivedSubmission> all() {
        return List.copyOf(received);
    }
}
