package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What the hub tells of builds. */
final class BuildMethods {

    private final HubState state;
    private final BuildJson json;
    private final Wanted wanted;

    BuildMethods(HubState state, BuildJson json) {
        this.state = state;
        this.json = json;
        this.wanted = new Wanted(state);
    }

    void addTo(HubMethods methods) {
        methods.add("getBuild(buildInfo, strict?)", this::getBuild);
        methods.add("findBuildID(X, strict?)", this::findBuildId);
        methods.add("getBuildType(buildInfo, strict?)", this::getBuildType);
        methods.add(
                "listBuilds(packageID?, userID?, taskID?, prefix?, state?, volumeID?, source?, createdBefore?,"
                        + " createdAfter?, completeBefore?, completeAfter?, type?, typeInfo?, queryOpts?, pattern?,"
                        + " cgID?, draft?)",
                this::listBuilds);
        methods.add("getPackageID(name, strict?)", this::getPackageId);
    }

    private Optional<HubBuild> find(Arguments arguments, String name) {
        return arguments.flag("strict")
                ? Optional.of(wanted.strictBuild(arguments.get(name)))
                : wanted.build(arguments.get(name));
    }

    private JsonNode getBuild(Arguments arguments, Caller caller) {
        return find(arguments, "buildInfo").<JsonNode>map(json::alone).orElse(NullNode.getInstance());
    }

    private JsonNode findBuildId(Arguments arguments, Caller caller) {
        return find(arguments, "X")
                .<JsonNode>map(build -> JsonNodeFactory.instance.numberNode(build.id()))
                .orElse(NullNode.getInstance());
    }

    private JsonNode getBuildType(Arguments arguments, Caller caller) {
        return find(arguments, "buildInfo")
                .<JsonNode>map(build -> {
                    ObjectNode types = JsonNodeFactory.instance.objectNode();
                    JsonNode info = build.extra() == null
                            ? null
                            : build.extra().path("typeinfo").get(build.type());
                    types.set(build.type(), info);
                    return types;
                })
                .orElse(NullNode.getInstance());
    }

    private JsonNode listBuilds(Arguments arguments, Caller caller) {
        Predicate<HubBuild> fits = build -> true;
        if (arguments.has("packageID")) {
            Optional<String> name = wanted.packageName(arguments.get("packageID"));
            fits = fits.and(build -> name.isPresent() && build.name().equals(name.get()));
        }
        if (arguments.has("userID")) {
            JsonNode user = arguments.get("userID");
            fits = fits.and(build -> user.isNumber()
                    ? build.owner() == user.longValue()
                    : state.users
                            .first(user.asText())
                            .filter(one -> one.id() == build.owner())
                            .isPresent());
        }
        if (arguments.has("taskID")) {
            JsonNode tasks = arguments.get("taskID");
            fits = fits.and(build -> build.task() != null && among(build.task(), tasks));
        }
        if (arguments.has("prefix")) {
            String prefix = arguments.text("prefix").toLowerCase(Locale.ROOT);
            fits = fits.and(build -> build.name().startsWith(prefix));
        }
        if (arguments.has("state")) {
            fits = fits.and(build -> among(build.state(), arguments.get("state")));
        }
        if (arguments.has("type")) {
            fits = fits.and(build -> build.type().equals(arguments.text("type")));
        }
        fits = fits.and(within(arguments, "created", HubBuild::created))
                .and(within(arguments, "complete", HubBuild::completed));
        List<ObjectNode> rows =
                state.builds.all().stream().filter(fits).map(json::listed).toList();
        return QueryOpts.apply(rows, arguments.get("queryOpts"));
    }

    private static boolean among(long number, JsonNode wanted) {
        if (!wanted.isArray()) {
            return wanted.longValue() == number;
        }
        for (JsonNode one : wanted) {
            if (one.longValue() == number) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<HubBuild> within(Arguments arguments, String field, ToLongFunction<HubBuild> time) {
        JsonNode after = arguments.get(field + "After");
        JsonNode before = arguments.get(field + "Before");
        return build -> (after.isNull() || time.applyAsLong(build) > TaskList.time(after))
                && (before.isNull() || time.applyAsLong(build) < TaskList.time(before));
    }

    private JsonNode getPackageId(Arguments arguments, Caller caller) {
        Optional<HubPackage> found = state.packages.first(arguments.text("name"));
        if (found.isEmpty() && arguments.flag("strict")) {
            throw HubFault.generic("No such entry in table package: " + arguments.text("name"));
        }
        return found.<JsonNode>map(one -> JsonNodeFactory.instance.numberNode(one.id()))
                .orElse(NullNode.getInstance());
    }
}
