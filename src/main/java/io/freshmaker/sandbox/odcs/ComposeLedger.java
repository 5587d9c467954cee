package io.freshmaker.sandbox.odcs;

import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.sandbox.HttpCall;
import io.freshmaker.sandbox.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every request that was to change something, in the order of their coming, whatever became of it. For any number of threads. */
final class ComposeLedger {

    private final List<ReceivedCompose> received = new ArrayList<>();
    private final OdcsLogins logins;
    private final Clock clock;

    ComposeLedger(OdcsLogins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    /** Notes the request; what becomes of it is noted later at the place answered, which is none (-1) for a reading one. */
    synchronized int begin(HttpCall call) {
        if (call.method().equals("GET")) {
            return -1;
        }
        ComposeNeed need = call.method().equals("POST") ? need(call.body()) : null;
        received.add(new ReceivedCompose(
                call.method(), call.path(), logins.name(call), call.body(), need, 0, 0, false, clock.instant()));
        return received.size() - 1;
    }

    private static ComposeNeed need(String body) {
        try {
            return RequestBody.of(body).content().need();
        } catch (Refusal refused) {
            return null;
        }
    }

    synchronized void answered(int place, OdcsAnswer answer) {
        if (place >= 0) {
            ReceivedCompose before = received.get(place);
            Compose made = answer.made();
            int status = answer.reply().status();
            received.set(
                    place,
                    made == null
                            ? before.answered(status, 0, before.need())
                            : before.answered(status, made.id(), made.content().need()));
        }
    }

    synchronized void lost(int place) {
        if (place >= 0) {
            received.set(place, received.get(place).asLost());
        }
    }

    synchronized List<ReceivedCompose> all() {
        return List.copyOf(received);
    }

    /** The ids of the composes that were made, by the keys of their contents. */
    synchronized Map<String, List<Long>> made() {
        Map<String, List<Long>> made = new LinkedHashMap<>();
        received.stream()
                .filter(one -> one.made() > 0 && one.need() != null)
                .forEach(one -> made.computeIfAbsent(one.need().key(), any -> new ArrayList<>())
                        .add(one.made()));
        return made;
    }
}
