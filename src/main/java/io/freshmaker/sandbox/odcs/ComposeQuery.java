package io.freshmaker.sandbox.odcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.sandbox.HttpCall;
import io.freshmaker.sandbox.PageOfRows;
import io.freshmaker.sandbox.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers {@code GET composes/}: which composes, in which order, a page of them. */
final class ComposeQuery {

    private static final Map<String, Function<Compose, Object>> FILTERS = Map.of(
            "owner", Compose::owner,
            "source_type", compose -> compose.content().type().number(),
            "source", compose -> compose.content().source(),
            "state", compose -> compose.state().id(),
            "compose_type",
                    compose -> compose.content().composeType() == null
                            ? "test"
                            : compose.content().composeType(),
            "label", compose -> String.valueOf(compose.content().label()),
            // No compose of this stand-in has a task of its own or an id of Pungi.
            "koji_task_id", compose -> "",
            "pungi_compose_id", compose -> "");
    private static final List<String> NUMBERS = List.of("source_type", "state", "koji_task_id");
    private static final Map<String, Comparator<Compose>> ORDERS = Map.of(
            "id", Comparator.comparing(Compose::id),
            "owner", Comparator.comparing(Compose::owner),
            "source_type", Comparator.comparing(compose -> compose.content().type()),
            "state", Comparator.comparing(Compose::state),
            "time_submitted", time(Times::submitted),
            "time_done", time(Times::done),
            "time_to_expire", time(Times::expires),
            "time_removed", time(Times::removed));

    private final Composes composes;
    private final ComposeJson json;

    ComposeQuery(Composes composes, ComposeJson json) {
        this.composes = composes;
        this.json = json;
    }

    private static Comparator<Compose> time(Function<Times, Long> one) {
        return Comparator.comparing(compose -> one.apply(compose.times()));
    }

    ObjectNode answer(HttpCall call) {
        List<Compose> found = composes.all().stream()
                .filter(filter(call))
                .sorted(order(call.parameter("order_by").orElse("-id")))
                .toList();
        String url = "http://" + call.header("Host").orElse("") + call.path();
        return new PageOfRows(url, call.parameters()).of(found, json::item);
    }

    /** What is no filter is passed over; so is an empty one. */
    private static Predicate<Compose> filter(HttpCall call) {
        NUMBERS.stream()
                .filter(name -> call.parameter(name)
                        .filter(value -> !value.matches("\\d*"))
                        .isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(400, "\"" + name + "\" must be a number.");
                });
        return compose -> FILTERS.entrySet().stream()
                .allMatch(filter -> call.parameter(filter.getKey())
                        .filter(value -> !value.isEmpty())
                        .map(String.valueOf(filter.getValue().apply(compose))::equals)
                        .orElse(true));
    }

    private static Comparator<Compose> order(String asked) {
        boolean down = asked.startsWith("-");
        Comparator<Compose> order = ORDERS.get(down ? asked.substring(1) : asked);
        if (order == null) {
            throw new Refusal(400, "An invalid ordering key of \"" + asked + "\" was supplied");
        }
        return (down ? order.reversed() : order);
    }
}
