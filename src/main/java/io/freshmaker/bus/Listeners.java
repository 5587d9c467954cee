package io.freshmaker.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.forecast.Audience;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Received;
import io.freshmaker.plan.Underway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** Who listens to which topic, and what they say to a message. Thread-safe. */
public final class Listeners {

    /** The exchange variable in which routes find the message's JSON body. */
    static final String MESSAGE = "message";

    private volatile Map<String, List<Listener>> byTopic = Map.of();

    synchronized void add(Listener listener) {
        change(listener, true);
    }

    synchronized void remove(Listener listener) {
        change(listener, false);
    }

    private void change(Listener listener, boolean there) {
        Map<String, List<Listener>> next = new HashMap<>(byTopic);
        for (String topic : listener.topics()) {
            List<Listener> list = new ArrayList<>(next.getOrDefault(topic, List.of()));
            list.remove(listener);
            if (there) {
                list.add(listener);
            }
            list.sort(Comparator.comparing(each -> each.type().name()));
            if (list.isEmpty()) {
                next.remove(topic);
            } else {
                next.put(topic, List.copyOf(list));
            }
        }
        byTopic = Map.copyOf(next);
    }

    /** Every topic that somebody listens to, without prefix. */
    public Set<String> topics() {
        return byTopic.keySet();
    }

    /** Whether anybody listens to the topic at all. */
    public boolean wants(String topic) {
        return byTopic.containsKey(topic);
    }

    /** Whether the pre-filter of anybody who listens to its topic lets the message in. */
    public boolean wants(BusMessage message) {
        return wants(message.topic(), message.body());
    }

    /** Whether the pre-filter of anybody who listens to the topic lets a message with this body in. */
    boolean wants(String topic, JsonNode body) {
        for (Listener listener : byTopic.getOrDefault(topic, List.of())) {
            if (listener.wants(body)) {
                return true;
            }
        }
        return false;
    }

    /** Asks everybody who listens to the message, save those whose answer is stored already. */
    public Answers ask(Received received) {
        BusMessage message = received.message();
        List<Part> parts = byTopic.getOrDefault(message.topic(), List.of()).stream()
                .filter(listener ->
                        !received.answered().contains(listener.type().name()))
                .filter(listener -> listener.wants(message.body()))
                .map(listener -> ask(listener, message, received.request()))
                .toList();
        return new Answers(received.id(), message, parts);
    }

    /** Who listens to the message's topic, and who of these drops it. */
    public Audience audience(BusMessage message) {
        SortedSet<String> known = new TreeSet<>();
        byTopic.forEach((topic, listening) -> {
            if (listening.stream().anyMatch(each -> each.type().plans())) {
                known.add(topic);
            }
        });
        SortedMap<String, String> dropping = new TreeMap<>();
        SortedSet<String> learning = new TreeSet<>();
        for (Listener listener : byTopic.getOrDefault(message.topic(), List.of())) {
            if (!listener.type().plans()) {
                learning.add(listener.type().name());
            } else if (!listener.wants(message.body())) {
                dropping.put(listener.type().name(), listener.drops());
            }
        }
        return new Audience(message.topic(), known, dropping, learning);
    }

    /**
     * What one content type makes of a message, however early that ends.
     *
     * @throws IllegalArgumentException when no content type of that name listens
     */
    public Hearing hear(String contentType, BusMessage message) {
        Listener listener = byTopic.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.type().name().equals(contentType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No content type " + contentType + " listens."));
        boolean listens = listener.topics().contains(message.topic());
        boolean letsIn = listens && listener.wants(message.body());
        return new Hearing(
                listener.type(),
                new TreeSet<>(listener.topics()),
                listener.filter().toString(),
                listens,
                letsIn,
                letsIn ? ask(listener, message, ManualRequest.NONE) : null);
    }

    private static Part ask(Listener listener, BusMessage message, ManualRequest request) {
        Exchange exchange = listener.consumer().createExchange(false);
        try {
            exchange.getMessage().setBody(Draft.of(listener.type().name(), message, request));
            exchange.setVariable(MESSAGE, message.body());
            listener.consumer().getProcessor().process(exchange);
            Exception failure = exchange.getException();
            return failure == null ? finished(listener, exchange, message) : unfinished(listener, exchange, failure);
        } catch (Exception e) {
            return unfinished(listener, exchange, e);
        } finally {
            listener.consumer().releaseExchange(exchange, false);
        }
    }

    private static Part finished(Listener listener, Exchange exchange, BusMessage message) {
        Draft draft = exchange.getMessage().getBody() instanceof Draft left
                ? left
                : Draft.of(listener.type().name(), message);
        return Part.finished(
                listener.type(), draft.decided() ? draft : draft.notOurs("The route ended without a plan."));
    }

    private static Part unfinished(Listener listener, Exchange exchange, Exception failure) {
        Draft read = underway(exchange)
                .filter(draft -> !draft.changes().isEmpty())
                .findFirst()
                .orElse(null);
        return Part.unfinished(listener.type(), read, RouteFailure.sentence(failure));
    }

    /** The body of a step that asks somebody is its question or the answer, and the draft is in a variable. */
    private static Stream<Draft> underway(Exchange exchange) {
        return Stream.concat(
                        Stream.ofNullable(exchange.getMessage().getBody()), exchange.getVariables().values().stream())
                .map(each -> each instanceof Underway step ? step.draft() : each)
                .filter(Draft.class::isInstance)
                .map(Draft.class::cast);
    }
}
