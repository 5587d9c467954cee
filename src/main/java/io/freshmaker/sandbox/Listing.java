package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Orders rows as MBS does, and has a page cut out of them. A row is an object with every column.
 *
 * @param columns what may be ordered by
 */
record Listing(MbsRequest request, Set<String> columns) {

    /** The answer's {@code items} and {@code meta}; the shape makes an item of a row. */
    ObjectNode page(List<ObjectNode> rows, Function<ObjectNode, ObjectNode> shape) {
        return new PageOfRows("http://" + request.host() + request.path(), request.parameters())
                .of(rows.stream().sorted(order()).toList(), shape);
    }

    private Comparator<ObjectNode> order() {
        List<String> up = request.all("order_by");
        List<String> down = request.all("order_desc_by");
        if (!up.isEmpty() && !down.isEmpty()) {
            throw new Refusal(400, "You may not specify both order_by and order_desc_by");
        }
        List<String> keys = !up.isEmpty() ? up : !down.isEmpty() ? down : List.of("id");
        Comparator<ObjectNode> order = (one, other) -> 0;
        for (String key : keys) {
            if (!columns.contains(key)) {
                throw new Refusal(400, "An invalid ordering key of \"" + key + "\" was supplied");
            }
            order = order.thenComparing(row -> row.path(key).asText(), Listing::compare);
        }
        return up.isEmpty() ? order.reversed() : order;
    }

    private static int compare(String one, String other) {
        boolean numbers = one.matches("\\d+") && other.matches("\\d+");
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    /** Whether a row has the values asked for; the first of a name counts, what is no column is passed over, and states
     * are left to the caller, who knows their names. */
    boolean matches(ObjectNode row) {
        return request.parameters().stream()
                .map(Map.Entry::getKey)
                .filter(name -> columns.contains(name) && !name.equals("state"))
                .allMatch(name ->
                        request.first(name).equals(Optional.of(row.path(name).asText())));
    }
}
