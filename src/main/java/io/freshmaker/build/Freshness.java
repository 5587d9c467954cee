package io.freshmaker.build;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether a rebuilt image holds what was shipped. */
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
    }

    /**
     * What was found in an image.
     *
     * @param older a few words for each rpm of which it holds an older version than was shipped
     * @param held how many of the shipped rpms it holds at all
     */
    public record Finding(List<String> older, int held) {
        public Finding {
            older = List.copyOf(older);
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

    /** Compares the rpms of an image, of all its architectures, with what was shipped. */
    public Finding of(Collection<ContainedRpm> contents) {
        SortedSet<Rpm> held = new TreeSet<>();
        SortedMap<Rpm, SortedMap<RpmVersion, SortedSet<String>>> older = new TreeMap<>();
        for (ContainedRpm each : contents) {
            var rpm = new Rpm(each.name(), each.module());
            RpmVersion wanted = shipped.get(rpm);
            if (wanted != null) {
                held.add(rpm);
                if (each.version().compareTo(wanted) < 0) {
                    older.computeIfAbsent(rpm, any -> new TreeMap<>())
                            .computeIfAbsent(each.version(), any -> new TreeSet<>())
                            .add(each.arch());
                }
            }
        }
        Map<Rpm, String> words = new LinkedHashMap<>();
        older.forEach((rpm, versions) -> words.put(rpm, words(rpm, versions)));
        return new Finding(List.copyOf(words.values()), held.size());
    }

    private String words(Rpm rpm, SortedMap<RpmVersion, SortedSet<String>> versions) {
        List<String> held = versions.entrySet().stream()
                .map(version -> version.getKey() + " in " + String.join(", ", version.getValue()))
                .toList();
        String module = rpm.module().isEmpty() ? "" : " of " + rpm.module();
        return rpm.name() + module + " " + String.join(" and ", held) + ", shipped is " + shipped.get(rpm);
    }
}
