package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the builder finds wrong with an order before it begins, in the order and the words of koji-containerbuild. */
final class BuilderChecks {

    private static final Predicate<JsonNode> TEXT = value -> value.isTextual() || value.isNull();
    private static final Predicate<JsonNode> FLAG = JsonNode::isBoolean;
    private static final Predicate<JsonNode> LIST = value -> value.isArray() || value.isNull();
    private static final Map<String, Predicate<JsonNode>> SCHEMA = Map.ofEntries(
            Map.entry("scratch", FLAG),
            Map.entry("isolated", FLAG),
            Map.entry("flatpak", FLAG),
            Map.entry("skip_build", FLAG),
            Map.entry("git_branch", TEXT),
            Map.entry("signing_intent", TEXT),
            Map.entry("arch_override", TEXT),
            Map.entry("release", TEXT),
            Map.entry("koji_parent_build", TEXT),
            Map.entry("operator_csv_modifications_url", TEXT),
            Map.entry("yum_repourls", LIST),
            Map.entry("compose_ids", LIST),
            Map.entry("dependency_replacements", LIST),
            Map.entry("userdata", JsonNode::isObject));

    private BuilderChecks() {}

    /** Fails what is asked for wrongly; the target's being there is looked at by the caller. */
    static void options(JsonNode opts) {
        opts.properties().forEach(option -> {
            Predicate<JsonNode> form = SCHEMA.get(option.getKey());
            if (form == null) {
                throw invalid("Additional properties are not allowed ('" + option.getKey() + "' was unexpected)");
            }
            if (!form.test(option.getValue())) {
                throw invalid(option.getValue() + " is not of the type of '" + option.getKey() + "'");
            }
        });
        if (opts.path("git_branch").asText("").isEmpty()) {
            throw BuildFailure.build("Git branch must be specified");
        }
        if (opts.path("scratch").asBoolean() && opts.path("isolated").asBoolean()) {
            throw BuildFailure.build("Build cannot be both isolated and scratch");
        }
    }

    private static BuildFailure invalid(String words) {
        return new BuildFailure(
                HubFault.OTHER,
                "Traceback (most recent call last):\njsonschema.exceptions.ValidationError: " + words + "\n");
    }

    /** What can't be had together. */
    static List<String> arches(JsonNode opts, List<String> usual) {
        if (opts.hasNonNull("signing_intent") && opts.path("compose_ids").size() > 0) {
            throw BuildFailure.build("signing_intent used with compose_ids");
        }
        String override = opts.path("arch_override").asText("");
        if (override.isEmpty()) {
            return usual;
        }
        if (!opts.path("scratch").asBoolean() && !opts.path("isolated").asBoolean()) {
            throw BuildFailure.build("arch-override is only allowed for isolated or scratch builds");
        }
        List<String> arches =
                List.of(override.split("\\s+")).stream().filter(usual::contains).toList();
        if (arches.isEmpty()) {
            throw BuildFailure.build("No matching arches were found");
        }
        return arches;
    }
}
