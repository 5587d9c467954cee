package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every buildContainer that came in, in the order of their coming, whatever became of it. For any number of threads. */
final class OrderLedger {

    private static final String CREATING = "buildContainer";

    private final List<ReceivedOrder> received = new ArrayList<>();
    private final Clock clock;

    OrderLedger(Clock clock) {
        this.clock = clock;
    }

    /** Notes the creating calls of a request; answers their places, in the order of the calls. */
    synchronized List<Integer> begin(HubCall call) {
        List<Integer> places = new ArrayList<>();
        if (call.method().equals(CREATING)) {
            places.add(begin(call.parameters()));
        } else if (call.method().equals("multiCall")) {
            for (JsonNode one : call.parameters().path(0)) {
                places.add(one.path("methodName").asText().equals(CREATING) ? begin(one.path("params")) : -1);
            }
        }
        return places;
    }

    private int begin(JsonNode parameters) {
        JsonNode opts = parameters.path(2);
        received.add(new ReceivedOrder(
                null,
                parameters.path(0).asText(null),
                parameters.path(1).asText(null),
                opts.path("userdata").path("freshmaker_token").asText(null),
                opts.path("release").asText(null),
                opts,
                0,
                false,
                clock.instant()));
        return received.size() - 1;
    }

    /** Notes which tasks the answer tells of. */
    synchronized void answered(List<Integer> places, JsonNode answer, String user) {
        for (int i = 0; i < places.size(); i++) {
            JsonNode task = answer.isArray() ? answer.path(i).path(0) : answer;
            if (places.get(i) >= 0) {
                received.set(places.get(i), received.get(places.get(i)).made(user, task.asLong()));
            }
        }
    }

    synchronized void lost(List<Integer> places) {
        places.stream()
                .filter(place -> place >= 0)
                .forEach(place -> received.set(place, received.get(place).asLost()));
    }

    synchronized List<ReceivedOrder> all() {
        return List.copyOf(received);
    }

    /** The tasks that were made more than once, by what they are recognised by. */
    synchronized Map<String, List<Long>> duplicates() {
        Map<String, List<Long>> tasks = new LinkedHashMap<>();
        received.stream()
                .filter(order -> order.task() > 0)
                .forEach(order -> tasks.computeIfAbsent(order.recognised(), any -> new ArrayList<>())
                        .add(order.task()));
        tasks.values().removeIf(made -> made.size() < 2);
        return tasks;
    }
}
