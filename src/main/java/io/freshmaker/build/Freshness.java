package io.freshmaker.build;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a rebuilt image holds what was shipped. An rpm whose module nobody could name proves nothing when it is older
 * than what a module shipped: it may be of another stream of that module. It is told of, and fails no build.
 */
public final class Freshness {

    private final SortedMap<Rpm, RpmVersion> shipped = new TreeMap<>();

    /**
     * A binary rpm.
     *
     * @param module {@code name:stream} of the module that it belongs to; empty for an ordinary one
     */
    public record Rpm(String name, String module) implements Comparable<Rpm> {
        @Override
        public int compareTo(Rpm other) {
            int order = name.compareTo(other.name);
            return order == 0 ? module.compareTo(other.module) : order;
        }

        private boolean unknown() {
            return module.equals(ContainedRpm.UNKNOWN_MODULE);
        }

        private String words() {
            return name + (unknown() ? " of an unknown module" : module.isEmpty() ? "" : " of " + module);
        }
    }

    /**
     * What was found in an image.
     *
     * @param older a few words for each rpm of which it holds an older version than was shipped
     * @param doubtful the same for each of an unknown module that is older than what a module shipped
     * @param held how many of the shipped rpms it holds at all, or may hold
     * @param gone a few words for each shipped rpm that an earlier build held and this one lacks
     * @param lost the architectures of an earlier build that this one lacks, each with the shipped rpms that it held
     */
    public record Finding(
            List<String> older,
            List<String> doubtful,
            int held,
            List<String> gone,
            SortedMap<String, SortedSet<String>> lost) {
        public Finding {
            older = List.copyOf(older);
            doubtful = List.copyOf(doubtful);
            gone = List.copyOf(gone);
            lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
        }
    }

    /** Takes in what was shipped; of several versions the highest is wanted. */
    public void want(Rpm rpm, RpmVersion version) {
        shipped.merge(rpm, version, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    /** The names of what was shipped, in their order. */
    public List<String> wanted() {
        return shipped.keySet().stream().map(Rpm::name).distinct().toList();
    }

    /**
     * Compares the rpms of an image, of all its architectures, with what was shipped.
     *
     * @param before what an earlier build of the image holds; nothing where none is known
     */
    public Finding of(Collection<ContainedRpm> contents, Collection<ContainedRpm> before) {
        SortedSet<Rpm> held = new TreeSet<>();
        Map<Rpm, SortedMap<RpmVersion, SortedSet<String>>> older = new TreeMap<>();
        for (ContainedRpm each : contents) {
            for (Rpm rpm : mayBe(each)) {
                held.add(rpm);
                if (each.version().compareTo(shipped.get(rpm)) < 0) {
                    older.computeIfAbsent(new Rpm(each.name(), each.module()), any -> new TreeMap<>())
                            .computeIfAbsent(each.version(), any -> new TreeSet<>())
                            .add(each.arch());
                }
            }
        }
        List<String> outdated = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        older.forEach((rpm, versions) -> (rpm.unknown() ? doubtful : outdated).add(words(rpm, versions)));
        return new Finding(outdated, doubtful, held.size(), gone(held, before), lost(contents, before));
    }

    private SortedMap<String, SortedSet<String>> lost(
            Collection<ContainedRpm> contents, Collection<ContainedRpm> before) {
        SortedMap<String, SortedSet<String>> lost = new TreeMap<>();
        Set<String> had = arches(before);
        had.removeAll(arches(contents));
        had.forEach(arch -> lost.put(arch, new TreeSet<>()));
        before.stream()
                .filter(each -> lost.containsKey(each.arch()) && !mayBe(each).isEmpty())
                .forEach(each -> lost.get(each.arch()).add(each.name()));
        return lost;
    }

    /** Those that an image is built for: rpms of 32 bits come with x86_64 as well. */
    private static Set<String> arches(Collection<ContainedRpm> rpms) {
        Set<String> arches = rpms.stream().map(ContainedRpm::arch).collect(Collectors.toCollection(TreeSet::new));
        arches.remove("noarch");
        if (arches.contains("x86_64")) {
            arches.removeIf(arch -> arch.matches("i\\d86"));
        }
        return arches;
    }

    private List<String> gone(SortedSet<Rpm> held, Collection<ContainedRpm> before) {
        SortedMap<Rpm, RpmVersion> gone = new TreeMap<>();
        for (ContainedRpm each : before) {
            SortedSet<Rpm> were = mayBe(each);
            if (!were.isEmpty() && were.stream().noneMatch(held::contains)) {
                gone.merge(
                        new Rpm(each.name(), each.module()),
                        each.version(),
                        (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        }
        return gone.entrySet().stream()
                .map(each -> each.getKey().words() + " " + each.getValue())
                .toList();
    }

    /** What was shipped that an rpm in an image is of the same name and module as, or may be. */
    private SortedSet<Rpm> mayBe(ContainedRpm held) {
        var rpm = new Rpm(held.name(), held.module());
        SortedSet<Rpm> same = new TreeSet<>();
        if (rpm.unknown()) {
            shipped.keySet().stream()
                    .filter(each ->
                            each.name().equals(rpm.name()) && !each.module().isEmpty())
                    .forEach(same::add);
        } else if (shipped.containsKey(rpm)) {
            same.add(rpm);
        }
        return same;
    }

    private String words(Rpm rpm, SortedMap<RpmVersion, SortedSet<String>> versions) {
        List<String> held = versions.entrySet().stream()
                .map(version -> version.getKey() + " in " + String.join(", ", version.getValue()))
                .toList();
        String newest = rpm.unknown()
                ? shipped.entrySet().stream()
                        .filter(each -> each.getKey().name().equals(rpm.name())
                                && !each.getKey().module().isEmpty())
                        .map(each -> each.getValue() + " of " + each.getKey().module())
                        .collect(Collectors.joining(" and "))
                : shipped.get(rpm).toString();
        return rpm.words() + " " + String.join(" and ", held) + ", shipped is " + newest;
    }
}
