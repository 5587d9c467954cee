package io.freshmaker.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.PlannedBuild;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What a content type made of a message, for programs. */
public final class PartJson {

    private final BiConsumer<PlannedBuild, ObjectNode> more;

    public PartJson() {
        this((build, json) -> {});
    }

    /** @param more adds what else is known of a build */
    public PartJson(BiConsumer<PlannedBuild, ObjectNode> more) {
        this.more = more;
    }

    /** Which content type it is. */
    public static void type(Part part, ObjectNode object) {
        object.put("content_type", part.type().name());
        object.put("version", part.type().version());
        object.put("event_type", part.type().eventType());
    }

    /** Adds the answer with its reason, the builds in the order of the plan, and the decisions. */
    public void write(Part part, ObjectNode object) {
        write(
                part,
                part.finished() && part.draft().plan() != null
                        ? part.draft().plan().builds()
                        : null,
                object);
    }

    /** @param builds of the plan in another order; null where there is no plan */
    public void write(Part part, List<PlannedBuild> builds, ObjectNode object) {
        if (!part.finished()) {
            object.put("answer", "failed").put("because", part.failure());
            return;
        }
        Draft draft = part.draft();
        object.put("answer", draft.answer().name().toLowerCase(Locale.ROOT));
        object.put("because", draft.because());
        object.put("search_key", draft.searchKey());
        if (builds != null) {
            builds(builds, object);
            decisions(draft.plan().decisions(), object);
        }
    }

    private void builds(List<PlannedBuild> plan, ObjectNode object) {
        ArrayNode builds = object.putArray("builds");
        plan.forEach(build -> {
            ObjectNode each = builds.addObject()
                    .put("artifact", build.artifact().toString())
                    .put("original_nvr", build.originalNvr())
                    .put("batch", build.batch())
                    .put("rebuild_reason", build.reason().label());
            ArrayNode on = each.putArray("prerequisites");
            build.prerequisites().stream().map(Artifact::toString).forEach(on::add);
            ArrayNode causes = each.putArray("causes");
            build.causes()
                    .forEach(cause -> causes.addObject()
                            .put("constituent", cause.constituent().toString())
                            .put("reason", cause.reason()));
            more.accept(build, each);
        });
    }

    private static void decisions(List<Decision> decided, ObjectNode object) {
        ArrayNode decisions = object.putArray("decisions");
        decided.forEach(decision -> decisions
                .addObject()
                .put("artifact", decision.artifact().toString())
                .put("rebuild", decision.rebuild())
                .put("rule", decision.rule())
                .put("reason", decision.reason()));
    }
}
