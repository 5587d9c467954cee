package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cuts a page out of ordered rows, in the way of Flask-SQLAlchemy: {@code items}, and {@code meta} with links to the
 * other pages.
 *
 * @param url of the collection, without a query
 * @param parameters of the request's query: {@code page} and {@code per_page} count, the others go into the links
 */
public record PageOfRows(String url, List<Map.Entry<String, String>> parameters) {

    private static final int USUAL_SIZE = 10;
    private static final int SIZE_FOR_NOUGHT = 20;

    public PageOfRows {
        parameters = List.copyOf(parameters);
    }

    /** The page that was asked for; without items when it is too far. The shape makes an item of a row. */
    public <T> ObjectNode of(List<T> rows, Function<T, ? extends JsonNode> shape) {
        int asked = number("per_page", USUAL_SIZE);
        int size = asked == 0 ? SIZE_FOR_NOUGHT : asked;
        int page = number("page", 1);
        int pages = (rows.size() + size - 1) / size;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        rows.stream().skip((long) (page - 1) * size).limit(size).map(shape).forEach(items::add);
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
        return parameters.stream()
                .filter(one -> one.getKey().equals(parameter))
                .map(Map.Entry::getValue)
                .findFirst()
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(number -> number > 0 || parameter.equals("per_page"))
                .orElse(usual);
    }

    private String link(int page, int size) {
        String others = parameters.stream()
                .filter(parameter -> !Set.of("page", "per_page").contains(parameter.getKey()))
                .map(parameter -> "&" + encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining());
        return url + "?page=" + page + "&per_page=" + size + others;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
