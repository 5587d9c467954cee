package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers {@code GET component-builds/} and for one of them. */
final class ComponentQuery {

    private static final Set<String> COLUMNS = Set.of(
            "id",
            "package",
            "format",
            "state",
            "state_reason",
            "nvr",
            "ref",
            "batch",
            "task_id",
            "module_build",
            "module_id");

    private final ModuleBuilds builds;
    private final ModuleBuildJson json;

    ComponentQuery(ModuleBuilds builds, ModuleBuildJson json) {
        this.builds = builds;
        this.json = json;
    }

    ObjectNode answer(MbsRequest request, String api) {
        Listing listing = new Listing(request, COLUMNS);
        List<Integer> states =
                request.all("state").stream().map(ComponentQuery::state).toList();
        List<ObjectNode> rows = rows(api).stream()
                .filter(row ->
                        states.isEmpty() || states.contains(row.path("state").asInt(-1)))
                .filter(listing::matches)
                .toList();
        return listing.page(rows, row -> shape(row, request.flag("verbose")));
    }

    Optional<ObjectNode> one(long id, MbsRequest request, String api) {
        return rows(api).stream()
                .filter(row -> row.path("id").asLong() == id)
                .findFirst()
                .map(row -> shape(row, request.flag("verbose")));
    }

    private List<ObjectNode> rows(String api) {
        List<ObjectNode> rows = new ArrayList<>();
        for (ModuleBuild build : builds.all()) {
            for (ComponentBuild part : build.components()) {
                ObjectNode row = json.verboseComponent(build, part, api);
                rows.add(row.put("ref", part.ref()).put("module_id", build.id()));
            }
        }
        return rows;
    }

    private static ObjectNode shape(ObjectNode row, boolean verbose) {
        ObjectNode shape = row.deepCopy().without(List.of("ref", "module_id"));
        return verbose ? shape : shape.without(List.of("batch", "state_trace", "state_url"));
    }

    private static int state(String text) {
        int named = ComponentBuild.STATES.indexOf(text);
        if (named < 0 && !text.matches("[0-4]")) {
            throw new Refusal(400, "Invalid state was supplied: " + text);
        }
        return named < 0 ? Integer.parseInt(text) : named;
    }
}
