package io.freshmaker.odcs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;

/** Writes what ODCS is asked. */
public final class OdcsRequests {

    private final long secondsToLive;

    /** @param lifetime for which ODCS is asked to keep a compose, from then on */
    public OdcsRequests(Duration lifetime) {
        this.secondsToLive = lifetime.toSeconds();
    }

    /**
     * The JSON body of {@code POST /api/1/composes/}. What is in the source and what stands beside it is as ODCS wants
     * it; a list that is not there is left to ODCS, and so are no packages: all of the source.
     */
    public String creation(ComposeNeed need) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode source =
                body.putObject("source").put("type", need.type().word()).put("source", need.source());
        put(source, "packages", need.packages());
        put(source, "builds", need.builds());
        put(source, "sigkeys", need.sigkeys());
        put(body, "arches", need.arches());
        put(body, "flags", need.flags());
        body.putArray("results").add(ComposeJson.REPOSITORY);
        return body.put("seconds_to_live", secondsToLive).toString();
    }

    private static void put(ObjectNode object, String field, Collection<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(object.withArray("/" + field)::add);
        }
    }

    /**
     * The query of {@code GET /api/1/composes/} for a page of the composes of one source, the newest first,
     * percent-encoded. Modules are not asked for by their source, as ODCS completes their names, nor builds, as theirs
     * is empty. Nor is anything by its owner: what ODCS calls us is made by its web server of a token, a certificate or
     * a principal, and a wrong guess would find nothing.
     *
     * @param page from 1
     */
    public String lookUp(ComposeNeed need, int page) {
        String source = need.type() == ComposeSource.TAG
                ? "&source="
                        + URLEncoder.encode(need.source(), StandardCharsets.UTF_8)
                                .replace("+", "%20")
                : "";
        return "source_type=" + need.type().id() + source + "&order_by=-id&per_page=100&page=" + page;
    }

    /** The JSON body of {@code PATCH /api/1/composes/ID} that has ODCS keep a compose for another lifetime from now on. */
    public String extension() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seconds_to_live", secondsToLive)
                .toString();
    }
}
