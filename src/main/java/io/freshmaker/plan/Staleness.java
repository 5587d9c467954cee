package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what images hold with what was shipped; two versions are compared once for all images. An rpm in an image
 * whose module nobody could name may be of any module that ships an rpm of its name, and of no other: it counts as long
 * as the newest build holds it. What was held once alone, and nobody could name, does not count.
 */
final class Staleness {

    private static final int NAMED = 3;

    private final Map<Artifact, ShippedRpm> shipped = new HashMap<>();
    private final Map<String, List<ShippedRpm>> ofModules = new HashMap<>();
    private final Map<ShippedRpm, Map<RpmVersion, Boolean>> older = new HashMap<>();

    /** @param rpms of several versions of one rpm the highest counts */
    Staleness(Collection<ShippedRpm> rpms) {
        for (ShippedRpm rpm : rpms) {
            shipped.merge(
                    Artifact.binaryRpm(rpm.name(), rpm.module()),
                    rpm,
                    (one, two) -> one.version().compareTo(two.version()) < 0 ? two : one);
        }
        shipped.values().stream()
                .filter(rpm -> !rpm.module().isEmpty())
                .forEach(rpm -> ofModules
                        .computeIfAbsent(rpm.name(), name -> new ArrayList<>())
                        .add(rpm));
    }

    /**
     * What was found out about one image.
     *
     * @param sources with what the rpms came for which it has to be rebuilt; none when it is up to date
     * @param words what it holds, or held
     */
    record Finding(Set<Artifact> sources, String words) {}

    /** Null for an image that never held an earlier version of anything. */
    Finding of(List<HeldRpm> ofOneImage) {
        List<HeldRpm> behind = new ArrayList<>();
        List<HeldRpm> current = new ArrayList<>();
        List<HeldRpm> gone = new ArrayList<>();
        boolean ever = false;
        for (HeldRpm held : ofOneImage) {
            List<ShippedRpm> rpms = shippedFor(held);
            boolean earlier = isOlder(held.lowest(), rpms);
            ever |= earlier;
            if (held.newest() != null && !rpms.isEmpty()) {
                (isOlder(held.newest(), rpms) ? behind : current).add(held);
            } else if (earlier) {
                gone.add(held);
            }
        }
        if (!ever) {
            return null;
        }
        if (!behind.isEmpty()) {
            return new Finding(sources(behind), "holds " + named(behind, true));
        }
        return current.isEmpty()
                ? new Finding(
                        sources(gone), "held " + named(gone, false) + " in an earlier build, though not in its newest")
                : new Finding(Set.of(), "holds " + named(current, true) + " already");
    }

    /** What was shipped that may be the same rpm. */
    private List<ShippedRpm> shippedFor(HeldRpm held) {
        if (isUnknown(held)) {
            return held.newest() == null
                    ? List.of()
                    : ofModules.getOrDefault(held.rpm().name(), List.of());
        }
        ShippedRpm same = shipped.get(held.rpm());
        return same == null ? List.of() : List.of(same);
    }

    private static boolean isUnknown(HeldRpm held) {
        return held.rpm().stream().equals(ContainedRpm.UNKNOWN_MODULE);
    }

    private boolean isOlder(RpmVersion version, List<ShippedRpm> thanAny) {
        return thanAny.stream().anyMatch(rpm -> isOlder(version, rpm));
    }

    private boolean isOlder(RpmVersion version, ShippedRpm than) {
        return older.computeIfAbsent(than, rpm -> new HashMap<>())
                .computeIfAbsent(version, each -> each.compareTo(than.version()) < 0);
    }

    private Set<Artifact> sources(List<HeldRpm> held) {
        Set<Artifact> sources = new TreeSet<>();
        for (HeldRpm each : held) {
            RpmVersion version = each.newest() == null ? each.lowest() : each.newest();
            shippedFor(each).stream().filter(rpm -> isOlder(version, rpm)).forEach(rpm -> sources.add(rpm.source()));
        }
        return sources;
    }

    private static String named(List<HeldRpm> held, boolean newest) {
        List<String> names = held.stream()
                .sorted(Comparator.comparing(HeldRpm::rpm))
                .map(each -> each.rpm().name() + " " + (newest ? each.newest() : each.lowest())
                        + (isUnknown(each) ? " of an unknown module" : ""))
                .toList();
        return Shortlist.of(names, NAMED);
    }
}
