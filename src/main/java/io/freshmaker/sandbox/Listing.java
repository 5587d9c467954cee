package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Orders rows and cuts a page out of them, with the links that MBS gives along. A row is an object with every column.
 *
 * @param columns what may be ordered by
 */
record Listing(MbsRequest request, Set<String> columns) {

    private static final int USUAL_SIZE = 10;
    private static final int SIZE_FOR_NOUGHT = 20;

    /** The answer's {@code items} and {@code meta}; the shape makes an item of a row. */
    ObjectNode page(List<ObjectNode> rows, Function<ObjectNode, ObjectNode> shape) {
        int asked = number("per_page", USUAL_SIZE);
        int size = asked == 0 ? SIZE_FOR_NOUGHT : asked;
        int page = number("page", 1);
        int pages = (rows.size() + size - 1) / size;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        rows.stream()
                .sorted(order())
                .skip((long) (page - 1) * size)
                .limit(size)
                .map(shape)
                .forEach(items::add);
        answer.putObject("meta")
                .put("first", link(1, size))
                .put("last", link(pages, size))
                .put("next", page < pages ? link(page + 1, size) : null)
                .put("page", page)
                .put("pages", pages)
                .put("per_page", size)
                .put("prev", page > 1 ? link(page - 1, size) : null)
                .put("total", rows.size());
        return answer;
    }

    private int number(String parameter, int usual) {
        return request.first(parameter)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(number -> number > 0 || parameter.equals("per_page"))
                .orElse(usual);
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

    private String link(int page, int size) {
        String others = request.parameters().stream()
                .filter(parameter -> !Set.of("page", "per_page").contains(parameter.getKey()))
                .map(parameter -> "&" + encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining());
        return "http://" + request.host() + request.path() + "?page=" + page + "&per_page=" + size + others;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
