package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.ContentType;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Plan;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.RebuildReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the parts of events in a few words: modules by their bare names, all of stream f27. */
final class PlanOf {

    static final ContentType SPEC = new ContentType("spec-changed", "v1", "GitRPMSpecChangeEvent", "mbs");
    static final ContentType OTHER = new ContentType("other", "v1", "OtherEvent", "mbs");
    private static final Artifact CHANGED = Artifact.rpm("httpd", "f27");

    private final List<PlannedBuild> builds = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<Artifact, Integer> batches = new HashMap<>();

    /** A plan of builds that wait for nothing. */
    static PlanOf builds(String... names) {
        var plan = new PlanOf();
        Stream.of(names).forEach(plan::build);
        return plan;
    }

    PlanOf build(String name, String... prerequisites) {
        List<Artifact> needed = Stream.of(prerequisites).map(Pipeline::module).toList();
        int batch =
                needed.stream().mapToInt(each -> batches.get(each) + 1).max().orElse(0);
        Artifact artifact = Pipeline.module(name);
        batches.put(artifact, batch);
        List<Cause> causes = new ArrayList<>();
        if (needed.isEmpty()) {
            causes.add(new Cause(CHANGED, "spec file changed", ""));
        }
        needed.forEach(each -> causes.add(new Cause(each, "builds on " + each.label(), "")));
        var reason = needed.isEmpty() ? RebuildReason.DIRECTLY_AFFECTED : RebuildReason.DEPENDENCY;
        builds.add(new PlannedBuild(artifact, name + "-f27-1", "", batch, needed, reason, causes));
        return decided(name, true);
    }

    PlanOf decided(String name, boolean rebuild) {
        decisions.add(new Decision(Pipeline.module(name), rebuild, "policy.yaml line 1", rebuild ? "allowed" : "no"));
        return this;
    }

    Part part() {
        return part(SPEC);
    }

    Part part(ContentType type) {
        return Part.finished(type, draft(type).withPlan(new Plan(builds, decisions), "nothing is allowed"));
    }

    static Part notOurs(ContentType type) {
        return Part.finished(type, draft(type).notOurs("another topic"));
    }

    static Part noRebuild(ContentType type, String why) {
        return Part.finished(type, draft(type).noRebuild(why));
    }

    static Part unfinished(ContentType type, String failure) {
        return Part.unfinished(type, draft(type), failure);
    }

    private static Draft draft(ContentType type) {
        return Draft.of(type.name(), Pipeline.message("any")).withChanges("rpms/httpd:f27", List.of());
    }
}
