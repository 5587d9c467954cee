package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The list of tasks with its filters, and with the failures of the database for filters of the wrong form. */
final class TaskList {

    private final HubState state;
    private final TaskJson json;

    TaskList(HubState state, TaskJson json) {
        this.state = state;
        this.json = json;
    }

    JsonNode answer(Arguments arguments, Caller caller) {
        JsonNode opts = arguments.get("opts");
        Predicate<HubTask> fits = fits(opts)
                .and(within(opts, "created", HubTask::created))
                .and(within(opts, "started", HubTask::started))
                .and(within(opts, "complete", HubTask::completed));
        boolean decode = opts.path("decode").asBoolean();
        List<ObjectNode> rows = state.tasks.all().stream()
                .filter(fits)
                .map(task -> json.listed(task, decode))
                .toList();
        return QueryOpts.apply(rows, arguments.get("queryOpts"));
    }

    private static Predicate<HubTask> fits(JsonNode opts) {
        Predicate<HubTask> fits = task -> true;
        if (opts.hasNonNull("method")) {
            fits = fits.and(task -> task.method().equals(opts.path("method").asText()));
        }
        if (opts.hasNonNull("owner")) {
            long owner = number(opts.path("owner"));
            fits = fits.and(task -> task.owner() == owner);
        }
        if (opts.hasNonNull("channel_id")) {
            long channel = number(opts.path("channel_id"));
            fits = fits.and(task -> task.channel() == channel);
        }
        if (opts.hasNonNull("parent")) {
            // There are top level tasks alone.
            fits = fits.and(task -> false);
        }
        if (opts.hasNonNull("state")) {
            JsonNode states = opts.path("state");
            if (!states.isArray()) {
                throw new HubFault(
                        HubFault.OTHER,
                        "<class 'psycopg2.errors.SyntaxError'>: syntax error at or near \"" + states.asText()
                                + "\"\nLINE 6:    AND (state IN " + states.asText()
                                + ")\n                         ^\n");
            }
            fits = fits.and(task -> contains(states, task.state()));
        }
        return fits;
    }

    private static boolean contains(JsonNode states, int state) {
        for (JsonNode one : states) {
            if (one.asInt() == state) {
                return true;
            }
        }
        return false;
    }

    private static long number(JsonNode value) {
        if (!value.asText().matches("-?\\d+")) {
            throw new HubFault(
                    HubFault.OTHER,
                    "<class 'psycopg2.errors.InvalidTextRepresentation'>: invalid input syntax for type integer: \""
                            + value.asText() + "\"\nLINE 5:  WHERE (owner = '" + value.asText()
                            + "')\n                        ^\n");
        }
        return value.asLong();
    }

    private static Predicate<HubTask> within(JsonNode opts, String field, Function<HubTask, Long> time) {
        JsonNode after = opts.path(field + "After");
        JsonNode before = opts.path(field + "Before");
        return task -> {
            Long micros = time.apply(task);
            boolean late = !opts.hasNonNull(field + "After") || micros != null && micros > time(after);
            return late && (!opts.hasNonNull(field + "Before") || micros != null && micros < time(before));
        };
    }

    /** Microseconds of what is asked for in seconds since 1970 or as the text of a time. */
    static long time(JsonNode value) {
        try {
            return value.isNumber() ? HubTime.ofSeconds(value.doubleValue()) : HubTime.parse(value.asText());
        } catch (DateTimeException unreadable) {
            throw new HubFault(
                    HubFault.OTHER,
                    "<class 'psycopg2.errors.InvalidDatetimeFormat'>: invalid input syntax for type timestamp with"
                            + " time zone: \"" + value.asText() + "\"\n");
        }
    }
}
