package io.freshmaker.plan;

import static io.freshmaker.plan.DraftOf.module;

import io.freshmaker.artifact.Artifact;
import java.util.List;

/** Plans of what a few changed rpms reach, and what they say of each module. */
abstract class PlannerCase {

    static final Artifact HTTPD = Artifact.rpm("httpd", "f27");
    static final Artifact NGHTTP = Artifact.rpm("nghttp2", "f27");
    static final String SPEC = "spec file changed in 81e09b9c by jane";
    static final String COMMIT = "81e09b9cfa1b04e7d8a2f5c3b6e9d0a1c2f3b4d5";

    final Planner planner = new Planner(10);

    Plan plan(DraftOf draft) {
        return planner.order(draft.judged()).plan();
    }

    static List<String> artifacts(Plan plan) {
        return plan.builds().stream().map(build -> build.artifact().label()).toList();
    }

    static PlannedBuild build(Plan plan, String name) {
        return plan.builds().stream()
                .filter(build -> build.artifact().equals(module(name)))
                .findFirst()
                .orElseThrow();
    }

    static Decision decision(Plan plan, String name) {
        return plan.decisions().stream()
                .filter(decision -> decision.artifact().equals(module(name)))
                .findFirst()
                .orElseThrow();
    }
}
