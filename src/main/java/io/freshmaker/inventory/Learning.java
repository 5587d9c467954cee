package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.inventory.ArtifactRows.Row;
import io.freshmaker.inventory.ContainmentRows.Edge;
import io.freshmaker.inventory.Lesson.What;
import io.freshmaker.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Takes builds into the inventory. A newer build of a stream replaces what was known of it, one of the same version
 * (another context of a module) adds to it, an older one changes nothing. What is at its end of life leaves.
 */
public final class Learning {

    /** The source of what people imported, which only a newer build takes the place of. */
    static final String IMPORT = "import";

    private final Database database;
    private final EndOfLife endOfLife;

    public Learning(Database database, EndOfLife endOfLife) {
        this.database = database;
        this.endOfLife = endOfLife;
    }

    /** Takes all of them in one transaction, in a number of statements that doesn't grow with their number. */
    public void learn(Collection<Learned> builds, String source) {
        database.transact(handle -> learn(handle, builds, source));
    }

    /** @return an outcome for each stream; none for those that are not to be learned at all */
    List<Lesson> learn(Handle handle, Collection<Learned> builds, String source) {
        Map<Artifact, Learned> newest = newest(builds);
        Map<Artifact, Row> rows = rows(handle, newest.values());
        List<Learned> replacing = new ArrayList<>();
        List<Learned> same = new ArrayList<>();
        List<Lesson> lessons = new ArrayList<>();
        for (Learned build : newest.values()) {
            Row row = rows.get(build.artifact());
            int order = Versions.compare(build.version(), row.version());
            if (order > 0 || row.left() && returns(build, row, order)) {
                replacing.add(build);
            } else if (row.left()) {
                lessons.add(new Lesson(build.artifact(), row.id(), What.SAME, true, ""));
            } else if (order == 0) {
                same.add(build);
            } else {
                lessons.add(new Lesson(build.artifact(), row.id(), What.OLDER, false, ""));
            }
        }
        replace(handle, replacing, source, rows, lessons);
        complete(handle, same, source, rows, lessons);
        // Whoever remembers image streams is to look again.
        PostingRows.lock(
                handle,
                rows.entrySet().stream()
                        .filter(each -> each.getKey().type().equals(Artifact.IMAGE))
                        .map(each -> each.getValue().id())
                        .toList());
        return lessons;
    }

    /** What is gone is back with any ready build, what was at its end of life with the same one alone. */
    private boolean returns(Learned build, Row row, int order) {
        return row.leftBecause().equals(Departures.GONE)
                || order == 0 && endOfLife.of(build).isEmpty();
    }

    /** The rows of the builds, locked, and of all that is in them. */
    private static Map<Artifact, Row> rows(Handle handle, Collection<Learned> builds) {
        var all = new TreeSet<Artifact>();
        builds.forEach(build -> {
            all.add(build.artifact());
            all.addAll(build.contains());
            all.addAll(build.builtOn());
        });
        Map<Artifact, Row> rows = ArtifactRows.number(handle, all);
        List<Artifact> compounds = builds.stream().map(Learned::artifact).toList();
        ArtifactRows.lock(
                handle,
                compounds.stream().map(each -> rows.get(each).id()).sorted().toList());
        rows.putAll(ArtifactRows.read(handle, compounds));
        return rows;
    }

    private Map<Artifact, Learned> newest(Collection<Learned> builds) {
        Map<Artifact, Learned> newest = new TreeMap<>();
        for (Learned build : builds) {
            if (endOfLife.of(build.artifact()).isEmpty()) {
                newest.merge(build.artifact(), build, Learning::newer);
            }
        }
        return newest;
    }

    /** The newer of two builds of one stream; both in one when they are of the same version. */
    static Learned newer(Learned a, Learned b) {
        int order = Versions.compare(a.version(), b.version());
        if (order != 0) {
            return order > 0 ? a : b;
        }
        var contains = new TreeSet<>(a.contains());
        contains.addAll(b.contains());
        var builtOn = new TreeSet<>(a.builtOn());
        builtOn.addAll(b.builtOn());
        return new Learned(a.artifact(), a.version(), a.nvr(), List.copyOf(contains), List.copyOf(builtOn));
    }

    private void replace(
            Handle handle, List<Learned> builds, String source, Map<Artifact, Row> rows, List<Lesson> lessons) {
        ContainmentRows.clear(
                handle,
                builds.stream().map(each -> rows.get(each.artifact()).id()).toList());
        ArtifactRows.name(handle, builds, source, rows);
        Map<Long, Set<Edge>> edges = new HashMap<>();
        for (Learned build : builds) {
            Row row = rows.get(build.artifact());
            Optional<String> end = endOfLife.of(build);
            if (end.isPresent()) {
                ArtifactRows.leave(handle, row.id(), end.get());
                boolean was = !row.left() && !row.source().isEmpty();
                lessons.add(new Lesson(
                        build.artifact(), row.id(), was ? What.REMOVED : What.SAME, true, "end of life: " + end.get()));
            } else {
                edges.put(row.id(), ContainmentRows.of(build, rows));
                lessons.add(new Lesson(build.artifact(), row.id(), What.LEARNED, true, sentence(build, row)));
            }
        }
        ContainmentRows.add(handle, edges);
    }

    private static String sentence(Learned build, Row row) {
        return build.nvr() + (row.nvr().isEmpty() || row.left() ? "" : ", before it was " + row.nvr());
    }

    /** Adds what is missing of builds that are known: those of other contexts have other parts. */
    private static void complete(
            Handle handle, List<Learned> builds, String source, Map<Artifact, Row> rows, List<Lesson> lessons) {
        Map<Long, Set<Edge>> known = ContainmentRows.read(
                handle,
                builds.stream().map(each -> rows.get(each.artifact()).id()).toList());
        Map<Long, Set<Edge>> missing = new HashMap<>();
        List<Learned> unnamed = new ArrayList<>();
        for (Learned build : builds) {
            Row row = rows.get(build.artifact());
            Set<Edge> there = known.getOrDefault(row.id(), Set.of());
            Set<Edge> told = ContainmentRows.of(build, rows);
            Set<Edge> more = new HashSet<>(told);
            more.removeAll(there);
            missing.put(row.id(), more);
            boolean unclaimed = row.source().isEmpty();
            boolean fresh = unclaimed && row.version().isEmpty() && there.isEmpty();
            if (unclaimed || source.equals(IMPORT) && !more.isEmpty()) {
                unnamed.add(build);
            }
            lessons.add(new Lesson(
                    build.artifact(),
                    row.id(),
                    fresh ? What.LEARNED : more.isEmpty() ? What.SAME : What.CORRECTED,
                    told.containsAll(there),
                    fresh ? sentence(build, row) : more.isEmpty() ? "" : more.size() + " more in it"));
        }
        ContainmentRows.add(handle, missing);
        ArtifactRows.name(handle, unnamed, source, rows);
    }
}
