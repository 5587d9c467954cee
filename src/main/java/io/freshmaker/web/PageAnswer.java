package io.freshmaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.store.Page;
import java.io.IOException;
import java.util.Set;

/**
 * One page of a list with the links to its neighbours, which keep the query.
 *
 * @param path of the list, such as {@code events}
 */
record PageAnswer<T>(ApiCall call, String path, PageNumber number, Page<T> page) {

    private static final Set<String> OWN = Set.of("page", "per_page");

    /** Writes one item. */
    @FunctionalInterface
    interface Item<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    Answer json(Item<T> item) {
        return json(item, "");
    }

    /** @param message a sentence about the whole list; empty for none */
    Answer json(Item<T> item, String message) {
        return Answer.json(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (T each : page.items()) {
                item.write(json, each);
            }
            json.writeEndArray();
            writeMeta(json, message);
            json.writeEndObject();
        });
    }

    private void writeMeta(JsonGenerator json, String message) throws IOException {
        long pages = number.pages(page.total());
        long here = number.page();
        json.writeObjectFieldStart("meta");
        json.writeStringField("first", link(1));
        json.writeStringField("last", link(Math.max(pages, 1)));
        json.writeStringField("next", here < pages ? link(here + 1) : null);
        json.writeStringField("prev", here > 1 ? link(here - 1) : null);
        json.writeNumberField("page", here);
        json.writeNumberField("pages", pages);
        json.writeNumberField("per_page", number.size());
        json.writeNumberField("total", page.total());
        if (!message.isEmpty()) {
            json.writeStringField("message", message);
        }
        json.writeEndObject();
    }

    private String link(long to) {
        Query query = call.query()
                .without(OWN)
                .with("page", Long.toString(to))
                .with("per_page", Integer.toString(number.size()));
        return call.origin() + "/api/" + call.version() + "/" + path + "/?" + query;
    }
}
