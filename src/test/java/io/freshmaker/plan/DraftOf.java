package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.policy.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes judged drafts in a few words: modules or images by their bare names, all of stream f1. */
final class DraftOf {
    static final Verdict ALLOWED = new Verdict(true, "policy.yaml line 3: global.module.allow", "allowed");
    static final Verdict BLOCKED = new Verdict(false, "policy.yaml line 4: global.module.block", "blocked");

    private final Function<String, Artifact> named;
    private final Map<Artifact, String> remarks = new HashMap<>();
    private final List<Decision> outside = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Artifact, Compound> compounds = new LinkedHashMap<>();
    private final List<Containment> edges = new ArrayList<>();
    private final Map<Artifact, Verdict> verdicts = new HashMap<>();

    DraftOf() {
        this(DraftOf::module);
    }

    private DraftOf(Function<String, Artifact> named) {
        this.named = named;
    }

    static DraftOf images() {
        return new DraftOf(DraftOf::image);
    }

    static Artifact module(String name) {
        return Artifact.module(name, "f1");
    }

    static Artifact image(String name) {
        return Artifact.image(name, "f1");
    }

    DraftOf changed(Artifact constituent) {
        changes.add(new Change("spec file changed", constituent, "81e09b9cfa1b04e7d8a2f5c3b6e9d0a1c2f3b4d5", "jane"));
        return this;
    }

    DraftOf contains(String compound, Artifact constituent) {
        candidate(compound);
        edges.add(Containment.contains(named.apply(compound), constituent));
        return this;
    }

    DraftOf builtOn(String compound, Artifact prerequisite) {
        candidate(compound);
        edges.add(Containment.builtOn(named.apply(compound), prerequisite));
        return this;
    }

    DraftOf builtOn(String compound, String prerequisite) {
        candidate(prerequisite);
        return builtOn(compound, named.apply(prerequisite));
    }

    DraftOf blocked(String compound) {
        candidate(compound);
        verdicts.put(named.apply(compound), BLOCKED);
        return this;
    }

    DraftOf urgent(String name) {
        candidate(name);
        verdicts.put(named.apply(name), new Verdict(true, ALLOWED.rule(), ALLOWED.reason(), "policy.yaml line 31"));
        return this;
    }

    DraftOf candidate(String name) {
        compounds.putIfAbsent(named.apply(name), new Compound(named.apply(name), name + "-f1-1", Map.of()));
        verdicts.putIfAbsent(named.apply(name), ALLOWED);
        return this;
    }

    DraftOf remarked(String name, String remark) {
        remarks.put(named.apply(name), remark);
        return this;
    }

    DraftOf outside(String name, String why) {
        outside.add(new Decision(named.apply(name), false, "image.holds", why));
        return this;
    }

    Draft judged() {
        return judged(ManualRequest.NONE);
    }

    /** Of a message that a person has planned. */
    Draft judged(ManualRequest request) {
        return judged(null, request);
    }

    Draft judged(BusMessage message) {
        return judged(message, ManualRequest.NONE);
    }

    private Draft judged(BusMessage message, ManualRequest request) {
        return Draft.of("spec-changed", message, request)
                .withChanges("rpms/httpd:f27", changes)
                .screened(new Dependants(List.copyOf(compounds.values()), edges), new Screening(remarks, outside))
                .withVerdicts(verdicts);
    }
}
