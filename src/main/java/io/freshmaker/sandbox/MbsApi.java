package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds for each request what answers it, and turns refusals into answers. */
final class MbsApi {

    private static final Pattern API = Pattern.compile("(/module-build-service/(\\d+))(/.*)");
    private static final Pattern ONE = Pattern.compile("/(module|component)-builds/(\\d{1,18})(/messages)?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ModuleBuilds builds;
    private final ModuleBuildJson json;
    private final ModuleBuildQuery moduleQuery;
    private final ComponentQuery componentQuery;
    private final ModuleBuildCommands commands;

    MbsApi(ModuleBuilds builds, ModuleBuildJson json, ModuleBuildCommands commands) {
        this.builds = builds;
        this.json = json;
        this.moduleQuery = new ModuleBuildQuery(builds, json);
        this.componentQuery = new ComponentQuery(builds, json);
        this.commands = commands;
    }

    /** What a path is without the name of the service and its version; the path itself where it is none of ours. */
    static String endpoint(String path) {
        Matcher api = API.matcher(path);
        return api.matches() ? api.group(3) : path;
    }

    MbsAnswer answer(MbsRequest request) {
        Matcher api = API.matcher(request.path());
        if (!api.matches()) {
            return MbsAnswer.notFoundPage();
        }
        if (!Set.of("1", "2").contains(api.group(2))) {
            return MbsAnswer.refused(404, "The requested API version is not available");
        }
        try {
            return answer(request, api.group(1), api.group(3));
        } catch (Refusal refusal) {
            return MbsAnswer.refused(refusal.status(), refusal.getMessage());
        }
    }

    private MbsAnswer answer(MbsRequest request, String api, String endpoint) {
        return switch (endpoint) {
            case "/about/" -> reading(request, about());
            case "/rebuild-strategies/" -> reading(request, strategies());
            case "/component-builds/" -> reading(request, componentQuery.answer(request, api));
            case "/module-builds/" -> moduleBuilds(request, api);
            case "/about", "/rebuild-strategies", "/component-builds", "/module-builds" ->
                MbsAnswer.movedTo("http://" + request.host() + request.path() + "/");
            default -> one(request, api, ONE.matcher(endpoint));
        };
    }

    private MbsAnswer moduleBuilds(MbsRequest request, String api) {
        return switch (request.method()) {
            case "GET" -> MbsAnswer.found(moduleQuery.answer(request, api));
            case "POST" -> submitted(commands.submit(request), api);
            default -> MbsAnswer.notAllowedPage("HEAD, OPTIONS, GET, POST");
        };
    }

    /** Version 1 tells of the first build alone, version 2 of all in a list. */
    private MbsAnswer submitted(List<ModuleBuild> made, String api) {
        if (api.endsWith("1")) {
            return MbsAnswer.json(201, json.verbose(made.get(0), api));
        }
        ArrayNode all = NODES.arrayNode();
        made.forEach(build -> all.add(json.verbose(build, api)));
        return MbsAnswer.json(201, all);
    }

    private MbsAnswer one(MbsRequest request, String api, Matcher path) {
        boolean module = path.matches() && path.group(1).equals("module");
        if (!path.matches() || !module && path.group(3) != null) {
            return MbsAnswer.notFoundPage();
        }
        long id = Long.parseLong(path.group(2));
        if (path.group(3) != null) {
            return builds.find(id).isEmpty() ? MbsAnswer.crashPage() : reading(request, messages(request));
        }
        if (!module) {
            return reading(
                    request,
                    componentQuery
                            .one(id, request, api)
                            .orElseThrow(() -> new Refusal(404, "No such component found.")));
        }
        return switch (request.method()) {
            case "GET" ->
                MbsAnswer.found(moduleQuery
                        .shape(request, api)
                        .apply(builds.find(id).orElseThrow(ModuleBuildCommands::noSuchModule)));
            case "PATCH" -> MbsAnswer.json(200, json.verbose(commands.change(id, request), api));
            default -> MbsAnswer.notAllowedPage("HEAD, OPTIONS, GET, PATCH");
        };
    }

    private static MbsAnswer reading(MbsRequest request, ObjectNode found) {
        return request.method().equals("GET") ? MbsAnswer.found(found) : MbsAnswer.notAllowedPage("HEAD, OPTIONS, GET");
    }

    private static ObjectNode about() {
        return NODES.objectNode()
                .put("api_version", 2)
                .put("auth_method", "oidc")
                .put("version", "3.0.0");
    }

    private static ObjectNode strategies() {
        ObjectNode answer = NODES.objectNode();
        ArrayNode items = answer.putArray("items");
        strategy(items, "all", "All components will be rebuilt");
        strategy(
                items,
                Proposal.USUAL_STRATEGY,
                "All components that have changed and those in subsequent batches will be rebuilt");
        strategy(items, "only-changed", "All changed components will be rebuilt");
        return answer;
    }

    private static void strategy(ArrayNode items, String name, String description) {
        items.addObject()
                .put("allowed", true)
                .put("default", name.equals(Proposal.USUAL_STRATEGY))
                .put("description", description)
                .put("name", name);
    }

    private static ObjectNode messages(MbsRequest request) {
        ObjectNode page = new Listing(request, Set.of("id")).page(List.of(), row -> row);
        ObjectNode answer = NODES.objectNode();
        answer.set("messages", page.get("items"));
        answer.set("meta", page.get("meta"));
        return answer;
    }
}
