package io.freshmaker.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The body of a submission, checked in the order in which MBS checks it.
 *
 * @param strategy as asked for, or null
 * @param overrides other streams for buildrequired modules, by module name
 */
record SubmissionBody(
        String scmurl, String branch, String strategy, boolean scratch, Map<String, List<String>> overrides) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OVERRIDES = "buildrequire_overrides";
    private static final String REUSE = "reuse_components_from";
    private static final List<String> STRATEGIES = List.of("only-changed", "changed-and-after", "all");
    private static final Set<String> KNOWN =
            Set.of("scmurl", "branch", "rebuild_strategy", "scratch", OVERRIDES, "require_overrides", REUSE, "srpms");

    static ObjectNode parse(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException unreadable) {
            throw (Refusal) new Refusal(400, "Invalid JSON submitted").initCause(unreadable);
        }
        throw new Refusal(400, "Invalid JSON submitted");
    }

    static SubmissionBody of(ObjectNode body, SourceGit git) {
        String scmurl = required(body, "scmurl");
        git.check(scmurl);
        String branch = required(body, "branch");
        checkNames(body);
        String strategy = body.hasNonNull("rebuild_strategy")
                ? body.get("rebuild_strategy").asText()
                : null;
        if (strategy != null && !STRATEGIES.contains(strategy)) {
            throw new Refusal(
                    400,
                    "The rebuild method of \"" + strategy + "\" is not allowed. Choose from: "
                            + String.join(", ", STRATEGIES) + ".");
        }
        if (body.has(REUSE) && !body.get(REUSE).isIntegralNumber()) {
            throw new Refusal(400, "The parameter \"" + REUSE + "\" contains an invalid module identifier");
        }
        return new SubmissionBody(
                scmurl, branch, strategy, body.path("scratch").asBoolean(false), overrides(body.path(OVERRIDES)));
    }

    private static String required(ObjectNode body, String field) {
        if (!body.hasNonNull(field)) {
            throw new Refusal(400, "Missing " + field);
        }
        return body.get(field).asText();
    }

    private static void checkNames(ObjectNode body) {
        if (body.has("owner")) {
            throw new Refusal(400, "The request contains 'owner' parameter, however NO_AUTH is not allowed");
        }
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new Refusal(400, "The request contains unspecified parameters: " + String.join(", ", unknown));
        }
    }

    private static Map<String, List<String>> overrides(JsonNode node) {
        Map<String, List<String>> overrides = new TreeMap<>();
        for (Map.Entry<String, JsonNode> module : node.properties()) {
            if (!module.getValue().isArray()) {
                throw badOverrides();
            }
            overrides.put(
                    module.getKey(),
                    StreamSupport.stream(module.getValue().spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }
        if (!node.isMissingNode() && !node.isObject()) {
            throw badOverrides();
        }
        return overrides;
    }

    private static Refusal badOverrides() {
        return new Refusal(
                400,
                "The \"" + OVERRIDES + "\" parameter must be an object with the keys as module names and the values as"
                        + " arrays of streams");
    }
}
