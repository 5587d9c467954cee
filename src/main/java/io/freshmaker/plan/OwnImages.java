package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes the images that are built from a changed source as candidates, and what is built on them. */
public final class OwnImages {

    private final ImageAttributes attributes;
    private final Map<Artifact, Compound> images = new TreeMap<>();
    private final List<Containment> edges = new ArrayList<>();
    private final List<Decision> outside = new ArrayList<>();

    public OwnImages(ImageAttributes attributes) {
        this.attributes = attributes;
    }

    /**
     * Adds an image.
     *
     * @param source the changed source that it is built from
     * @param nvr its newest build; empty when none is known
     * @param left why it is not built any more; null while it is
     */
    public void add(Artifact source, Artifact image, String nvr, String left) {
        if (left == null) {
            images.put(image, attributes.of(image, nvr, List.of()));
            edges.add(Containment.contains(image, source));
        } else {
            outside.add(new Decision(image, false, "plan.retired", "not rebuilt: retired, " + left));
        }
    }

    /** @param builtOn answers what is built on images, directly or not */
    public Draft in(Draft draft, Function<List<Artifact>, Dependants> builtOn) {
        if (images.isEmpty()) {
            return draft.withPlan(new Plan(List.of(), outside), "The only image of that source is retired.");
        }
        Dependants above = builtOn.apply(List.copyOf(images.keySet()));
        for (Compound compound : above.compounds()) {
            images.putIfAbsent(compound.artifact(), attributes.of(compound.artifact(), compound.nvr(), List.of()));
        }
        Set<Containment> all = new HashSet<>(edges);
        all.addAll(above.edges());
        return draft.screened(
                new Dependants(List.copyOf(images.values()), List.copyOf(all)), new Screening(Map.of(), outside));
    }
}
