package io.freshmaker.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.forecast.Estimate;
import io.freshmaker.forecast.Forecast;
import io.freshmaker.forecast.Joined;
import io.freshmaker.forecast.Schedule;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.Undecidable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The answer to "what if", for clients. */
public final class ForecastJson {

    private static final String BECAUSE = "because";

    private final Function<String, Integer> slots;

    /** @param slots how many builds a build system takes at a time */
    public ForecastJson(Function<String, Integer> slots) {
        this.slots = slots;
    }

    /** As a JSON object. */
    public ObjectNode of(Forecast forecast) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("message_id", forecast.question().message().id());
        object.put("topic", forecast.question().message().topic());
        object.put("recognised", !forecast.parts().isEmpty());
        object.put(BECAUSE, forecast.because());
        ArrayNode parts = object.putArray("parts");
        Duration lasts = Duration.ZERO;
        Set<Artifact> builds = new TreeSet<>();
        Set<Artifact> unknown = new TreeSet<>();
        for (Part part : forecast.parts()) {
            ObjectNode each = parts.addObject();
            PartJson.type(part, each);
            each.put("system", part.type().system());
            each.put("release", release(part));
            each.put("dry_run", dry(part));
            if (part.finished() && part.draft().plan() != null) {
                Duration ends = plan(part, forecast, each);
                lasts = ends.compareTo(lasts) > 0 ? ends : lasts;
                List<PlannedBuild> planned = part.draft().plan().builds();
                planned.forEach(build -> builds.add(build.artifact()));
                unknown(planned, forecast).forEach(build -> unknown.add(build.artifact()));
            } else {
                new PartJson().write(part, each);
                String because = each.path(BECAUSE).textValue();
                each.put(BECAUSE, because == null ? null : Undecidable.withoutEvent(because));
            }
        }
        object.put("builds_total", builds.size());
        object.put("estimated_seconds", lasts.toSeconds());
        object.put("builds_without_estimate", unknown.size());
        return object;
    }

    private static boolean dry(Part part) {
        return part.type().dryRun()
                || part.draft() != null && part.draft().request().dryRun();
    }

    /** The release that rpms were asked for in; null where the message names none. */
    private static String release(Part part) {
        return part.draft() == null
                ? null
                : part.draft().message().body().path("release").textValue();
    }

    private Duration plan(Part part, Forecast forecast, ObjectNode object) {
        var schedule = new Schedule(
                part.draft().plan().builds(),
                part.draft().shipped().urgent(),
                forecast.known().times()::of,
                slots.apply(part.type().system()));
        new PartJson((build, json) -> build(build, part, schedule, forecast, json))
                .write(part, schedule.order(), object);
        Map<Integer, List<PlannedBuild>> byBatch = schedule.order().stream()
                .collect(Collectors.groupingBy(PlannedBuild::batch, TreeMap::new, Collectors.toList()));
        ArrayNode batches = object.putArray("batches");
        byBatch.forEach((number, builds) -> batches.addObject()
                .put("batch", number)
                .put("builds", builds.size())
                .put("estimated_seconds", schedule.lasts(builds).toSeconds())
                .put("builds_without_estimate", unknown(builds, forecast).size()));
        Duration ends = schedule.ends(schedule.order());
        object.put("estimated_seconds", ends.toSeconds());
        return ends;
    }

    private static void build(PlannedBuild build, Part part, Schedule schedule, Forecast forecast, ObjectNode json) {
        json.put("urgent", part.draft().shipped().urgent() || build.urgent());
        Joined joined = forecast.known().planned().get(build.artifact());
        if (joined == null || dry(part)) {
            json.putNull("joins");
        } else {
            json.putObject("joins").put("build_id", joined.build()).put("event_id", joined.event());
        }
        Estimate estimate = forecast.known().times().of(build.artifact()).orElse(null);
        if (estimate == null) {
            json.putNull("estimate");
        } else {
            json.putObject("estimate")
                    .put("seconds", estimate.lasts().toSeconds())
                    .put("samples", estimate.samples())
                    .put("of", estimate.own() ? "artifact" : "type");
        }
        json.put("begins_after_seconds", schedule.of(build.artifact()).begins().toSeconds());
    }

    private static List<PlannedBuild> unknown(List<PlannedBuild> builds, Forecast forecast) {
        return builds.stream()
                .filter(build -> forecast.known().times().of(build.artifact()).isEmpty())
                .toList();
    }
}
