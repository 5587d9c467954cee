package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The {@code queryOpts} of lists: {@code order, offset, limit, countOnly}. */
final class QueryOpts {

    private QueryOpts() {}

    /** @param opts null for none */
    static JsonNode apply(List<ObjectNode> rows, JsonNode opts) {
        if (opts.path("countOnly").asBoolean()) {
            return JsonNodeFactory.instance.numberNode(rows.size());
        }
        Stream<ObjectNode> answer = rows.stream();
        if (opts.hasNonNull("order")) {
            answer = answer.sorted(order(rows, opts.path("order").asText()));
        }
        answer = answer.skip(opts.path("offset").asLong(0));
        if (opts.hasNonNull("limit")) {
            answer = answer.limit(opts.path("limit").asLong());
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        answer.forEach(array::add);
        return array;
    }

    private static Comparator<ObjectNode> order(List<ObjectNode> rows, String order) {
        Comparator<ObjectNode> by = (one, other) -> 0;
        for (String part : order.split(",")) {
            boolean descending = part.startsWith("-");
            String column = descending ? part.substring(1) : part;
            if (!rows.isEmpty() && !rows.get(0).has(column)) {
                throw new HubFault(HubFault.OTHER, "<class 'Exception'>: Invalid order: " + column);
            }
            Comparator<ObjectNode> next = (one, other) -> compare(one.get(column), other.get(column));
            by = by.thenComparing(descending ? next.reversed() : next);
        }
        return by;
    }

    /** Nothing is larger than anything, as in PostgreSQL. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNull() || other.isNull()) {
            return Boolean.compare(one.isNull(), other.isNull());
        }
        return one.isIntegralNumber() && other.isIntegralNumber()
                ? Long.compare(one.longValue(), other.longValue())
                : one.isNumber() && other.isNumber()
                        ? Double.compare(one.doubleValue(), other.doubleValue())
                        : one.asText().compareTo(other.asText());
    }
}
