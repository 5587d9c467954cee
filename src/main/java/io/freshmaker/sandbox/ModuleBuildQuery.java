package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers {@code GET module-builds/}: which builds, in which shape. */
final class ModuleBuildQuery {

    private static final Set<String> COLUMNS = Set.of(
            "id",
            "name",
            "stream",
            "version",
            "context",
            "build_context",
            "runtime_context",
            "koji_tag",
            "owner",
            "rebuild_strategy",
            "scmurl",
            "state",
            "state_reason",
            "time_completed",
            "time_modified",
            "time_submitted");
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?";

    private final ModuleBuilds builds;
    private final ModuleBuildJson json;

    ModuleBuildQuery(ModuleBuilds builds, ModuleBuildJson json) {
        this.builds = builds;
        this.json = json;
    }

    ObjectNode answer(MbsRequest request, String api) {
        request.first("id").ifPresent(id -> {
            throw new Refusal(
                    400,
                    "The \"id\" query option is invalid. Did you mean to go to \"" + api + "/module-builds/" + id
                            + "\"?");
        });
        Listing listing = new Listing(request, COLUMNS);
        Predicate<ModuleBuild> wanted =
                states(request).and(times(request)).and(bases(request)).and(nsvc(request));
        List<ObjectNode> rows = builds.all().stream()
                .filter(wanted)
                .map(json::row)
                .filter(listing::matches)
                .toList();
        return listing.page(
                rows,
                row -> shape(request, api)
                        .apply(builds.find(row.path("id").asLong()).orElseThrow()));
    }

    /** The shape that the flags of a request ask for, in a list and for a single build alike. */
    Function<ModuleBuild, ObjectNode> shape(MbsRequest request, String api) {
        if (request.flag("short")) {
            return json::brief;
        }
        return request.flag("verbose") ? build -> json.verbose(build, api) : json::usual;
    }

    private static Predicate<ModuleBuild> states(MbsRequest request) {
        List<ModuleState> states = request.all("state").stream()
                .map(text ->
                        ModuleState.of(text).orElseThrow(() -> new Refusal(400, "Invalid state was supplied: " + text)))
                .toList();
        return build -> states.isEmpty() || states.contains(build.state());
    }

    private static Predicate<ModuleBuild> nsvc(MbsRequest request) {
        return build -> request.first("nsvc").map(build.nsvc()::startsWith).orElse(true);
    }

    private static Predicate<ModuleBuild> times(MbsRequest request) {
        return time(request, "submitted", ModuleBuild::submitted)
                .and(time(request, "modified", ModuleBuild::modified))
                .and(time(request, "completed", ModuleBuild::completed));
    }

    private static Predicate<ModuleBuild> time(MbsRequest request, String what, Function<ModuleBuild, String> timeOf) {
        String after = instant(request, what + "_after");
        String before = instant(request, what + "_before");
        return build -> {
            String time = timeOf.apply(build);
            boolean asked = after != null || before != null;
            return !asked
                    || time != null
                            && (after == null || time.compareTo(after) >= 0)
                            && (before == null || time.compareTo(before) <= 0);
        };
    }

    private static String instant(MbsRequest request, String parameter) {
        String text = request.first(parameter).orElse(null);
        if (text != null && !text.matches(TIME)) {
            throw new Refusal(
                    400, "An invalid Zulu ISO 8601 timestamp was provided for the \"" + parameter + "\" parameter");
        }
        return text == null ? null : text.replaceFirst("(\\.\\d+)?Z?$", "Z");
    }

    /** Only what is built on the base module can be found by what it is built on. */
    private static Predicate<ModuleBuild> bases(MbsRequest request) {
        String name = request.first("base_module_br_name").orElse(null);
        String stream = request.first("base_module_br_stream").orElse(null);
        if (name == null && stream == null) {
            return build -> true;
        }
        return build -> {
            Buildrequire base = build.buildrequires().get(Platform.NAME);
            return base != null
                    && (name == null || name.equals(Platform.NAME))
                    && (stream == null || stream.equals(base.stream()));
        };
    }
}
