package io.freshmaker.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.plan.ManualRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How a request of a person stands beside its message in the inbox. */
final class RequestText {

    private RequestText() {}

    static String of(ManualRequest request) {
        return Text.json(Map.of(
                "by", request.by(),
                "dry_run", request.dryRun(),
                "force", request.force(),
                "only", new TreeSet<>(request.only()),
                "target", request.target(),
                "reason", request.reason()));
    }

    /** @param text null for a message that the bus brought */
    static ManualRequest read(String text) {
        if (text == null) {
            return ManualRequest.NONE;
        }
        JsonNode json = Text.tree(text);
        Set<String> only = new HashSet<>();
        json.path("only").forEach(name -> only.add(name.textValue()));
        return new ManualRequest(
                json.path("by").asText(),
                json.path("dry_run").asBoolean(),
                json.path("force").asBoolean(),
                only,
                json.path("target").asText(),
                json.path("reason").asText());
    }
}
