package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.plan.Staleness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells which images something that was shipped makes outdated: those that ever held an earlier version of one of its
 * rpms, unless what their newest build holds of them is new. Time and memory grow with the number of images.
 */
public final class OutdatedImages {

    private static final String UP_TO_DATE = "plan.up-to-date";
    private static final String RETIRED = "plan.retired";

    private final Map<Artifact, Finding> outdated = new TreeMap<>();
    private final Map<Artifact, String> nvrs = new HashMap<>();
    private final Map<Artifact, Decision> outside = new TreeMap<>();
    private final Map<Artifact, String> upToDate = new HashMap<>();

    /** @param held what the images of the release hold, each rpm of each once */
    public OutdatedImages(Collection<ShippedRpm> shipped, Collection<HeldRpm> held) {
        Map<Artifact, List<HeldRpm>> byImage = new HashMap<>();
        held.forEach(rpm ->
                byImage.computeIfAbsent(rpm.image(), image -> new ArrayList<>()).add(rpm));
        var staleness = new Staleness(shipped);
        byImage.forEach((image, rpms) -> {
            Finding finding = staleness.of(rpms);
            if (finding != null) {
                take(rpms.get(0), finding);
            }
        });
    }

    private void take(HeldRpm image, Finding finding) {
        Artifact artifact = image.image();
        if (image.left() != null) {
            outside.put(artifact, new Decision(artifact, false, RETIRED, "not rebuilt: retired, " + image.left()));
        } else if (finding.sources().isEmpty()) {
            String build = image.nvr().isEmpty() ? artifact.label() : image.nvr();
            outside.put(
                    artifact,
                    new Decision(artifact, false, UP_TO_DATE, "not rebuilt: " + build + " " + finding.words()));
            upToDate.put(artifact, image.nvr());
        } else {
            outdated.put(artifact, finding);
            nvrs.put(artifact, image.nvr());
        }
    }

    /** The newest builds of the images that hold all of it already, by NVR. */
    public Set<String> upToDate() {
        return Set.copyOf(upToDate.values());
    }

    /**
     * Adds to the decisions about these who made them.
     *
     * @param origins in words, by NVR; what is missing was made by others
     */
    public void made(Map<String, String> origins) {
        upToDate.forEach((image, nvr) -> {
            if (origins.containsKey(nvr)) {
                outside.computeIfPresent(
                        image,
                        (same, decision) ->
                                new Decision(image, false, UP_TO_DATE, decision.reason() + ", " + origins.get(nvr)));
            }
        });
    }

    /** The images that are outdated themselves. */
    public Set<Artifact> all() {
        return Set.copyOf(outdated.keySet());
    }

    /**
     * The draft with the outdated images and with those between them, and with decisions for the others; no rebuild
     * when none is outdated.
     *
     * @param below the newest builds of the images that outdated ones are built on, directly or not; none of a retired
     *     image
     * @param builtOn the edges from outdated images down to those
     * @param of what the images belong to, for a sentence
     */
    public Draft in(
            Draft draft,
            Map<Artifact, String> below,
            Collection<Containment> builtOn,
            ImageAttributes attributes,
            String of) {
        if (outdated.isEmpty()) {
            return draft.withPlan(new Plan(List.of(), List.copyOf(outside.values())), none(draft, of));
        }
        Map<Artifact, Compound> images = new TreeMap<>();
        List<Containment> edges = new ArrayList<>();
        Map<Artifact, String> remarks = new HashMap<>();
        outdated.forEach((image, finding) -> {
            images.put(image, attributes.of(image, nvrs.get(image), finding.sources()));
            finding.sources().forEach(source -> edges.add(Containment.contains(image, source)));
            remarks.put(image, finding.words());
        });
        for (Artifact between : Between.of(outdated.keySet(), below.keySet(), builtOn)) {
            images.put(between, attributes.of(between, below.get(between), List.of()));
            outside.remove(between);
        }
        builtOn.stream()
                .filter(edge -> images.containsKey(edge.compound()) && images.containsKey(edge.constituent()))
                .forEach(edges::add);
        return draft.screened(
                new Dependants(List.copyOf(images.values()), edges),
                new Screening(remarks, List.copyOf(outside.values())));
    }

    private String none(Draft draft, String of) {
        if (outside.isEmpty()) {
            List<String> names = draft.shipped().rpms().stream()
                    .map(ShippedRpm::name)
                    .distinct()
                    .sorted()
                    .toList();
            return "No image of " + of + " ever held an earlier version of " + Sentences.few(names) + ".";
        }
        return "No image of " + of + " is outdated: " + outside.size() + " that held an earlier version "
                + (outside.size() == 1 ? "is" : "are") + " up to date or retired.";
    }
}
