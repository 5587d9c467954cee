package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Chunks;
import io.freshmaker.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Takes builds into the inventory. A newer build of a stream replaces what was known of it, one of the same version
 * (another context of a module) adds to it, an older one changes nothing.
 */
public final class Learning {

    private final Database database;

    public Learning(Database database) {
        this.database = database;
    }

    /** Takes all of them in one transaction, in a number of statements that doesn't grow with their number. */
    public void learn(Collection<Learned> builds) {
        database.transact(handle -> {
            learn(handle, builds);
            return null;
        });
    }

    static void learn(Handle handle, Collection<Learned> builds) {
        Map<Artifact, Learned> newest = newest(builds);
        var all = new TreeSet<Artifact>(newest.keySet());
        newest.values().forEach(build -> {
            all.addAll(build.contains());
            all.addAll(build.builtOn());
        });
        number(handle, all);
        lock(handle, newest.keySet());
        Map<Artifact, Known> known = known(handle, all);
        List<Learned> replacing = new ArrayList<>();
        List<Learned> adding = new ArrayList<>();
        for (Learned build : newest.values()) {
            int order = Versions.compare(
                    build.version(), known.get(build.artifact()).version());
            if (order > 0) {
                replacing.add(build);
            } else if (order == 0) {
                adding.add(build);
            }
        }
        forget(handle, replacing, known);
        name(handle, replacing, known);
        name(
                handle,
                adding.stream()
                        .filter(build -> known.get(build.artifact()).nvr().isEmpty())
                        .toList(),
                known);
        connect(handle, replacing, known);
        connectMissing(handle, adding, known);
    }

    private static Map<Artifact, Learned> newest(Collection<Learned> builds) {
        Map<Artifact, Learned> newest = new TreeMap<>();
        for (Learned build : builds) {
            newest.merge(build.artifact(), build, Learning::newer);
        }
        return newest;
    }

    private static Learned newer(Learned a, Learned b) {
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

    private record Known(long id, String version, String nvr) {}

    private static Map<Artifact, Known> known(Handle handle, Collection<Artifact> artifacts) {
        Map<Artifact, Known> known = new HashMap<>();
        Set<String> names = artifacts.stream().map(Artifact::name).collect(Collectors.toSet());
        Chunks.of(names)
                .forEach(chunk -> handle.createQuery(
                                "select id, type, name, stream, version, nvr from artifacts where name in (<names>)")
                        .bindList("names", chunk)
                        .map((row, context) -> known.put(
                                new Artifact(row.getString("type"), row.getString("name"), row.getString("stream")),
                                new Known(row.getLong("id"), row.getString("version"), row.getString("nvr"))))
                        .list());
        return known;
    }

    private static void number(Handle handle, Collection<Artifact> artifacts) {
        Map<Artifact, Known> known = known(handle, artifacts);
        PreparedBatch batch =
                handle.prepareBatch("insert into artifacts (type, name, stream) values (:type, :name, :stream)");
        artifacts.stream().filter(artifact -> !known.containsKey(artifact)).forEach(artifact -> add(batch, artifact));
        execute(batch);
    }

    /** Of two that learn of one artifact at a time, the later one must see which version the first one left. */
    private static void lock(Handle handle, Collection<Artifact> artifacts) {
        PreparedBatch batch = handle.prepareBatch("""
                update artifacts set seen_at = current_timestamp
                where type = :type and name = :name and stream = :stream
                """);
        artifacts.forEach(artifact -> add(batch, artifact));
        execute(batch);
    }

    private static void add(PreparedBatch batch, Artifact artifact) {
        batch.bind("type", artifact.type())
                .bind("name", artifact.name())
                .bind("stream", artifact.stream())
                .add();
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void forget(Handle handle, List<Learned> builds, Map<Artifact, Known> known) {
        PreparedBatch forget = handle.prepareBatch("delete from containment where compound_id = :id");
        builds.forEach(
                build -> forget.bind("id", known.get(build.artifact()).id()).add());
        execute(forget);
    }

    private static void name(Handle handle, List<Learned> builds, Map<Artifact, Known> known) {
        PreparedBatch update =
                handle.prepareBatch("update artifacts set version = :version, nvr = :nvr where id = :id");
        builds.forEach(build -> update.bind("version", build.version())
                .bind("nvr", build.nvr())
                .bind("id", known.get(build.artifact()).id())
                .add());
        execute(update);
    }

    private static void connect(Handle handle, List<Learned> builds, Map<Artifact, Known> known) {
        insert(
                handle,
                "insert into containment (compound_id, constituent_id, kind) values (:compound, :constituent, :kind)",
                builds,
                known);
    }

    private static void connectMissing(Handle handle, List<Learned> builds, Map<Artifact, Known> known) {
        insert(handle, """
                insert into containment (compound_id, constituent_id, kind)
                select a.id, cast(:constituent as bigint), cast(:kind as smallint)
                from artifacts a where a.id = :compound and not exists (
                  select 1 from containment c where c.compound_id = :compound
                    and c.constituent_id = :constituent and c.kind = :kind)
                """, builds, known);
    }

    private static void insert(Handle handle, String sql, List<Learned> builds, Map<Artifact, Known> known) {
        PreparedBatch batch = handle.prepareBatch(sql);
        for (Learned build : builds) {
            long compound = known.get(build.artifact()).id();
            new TreeSet<>(build.contains()).forEach(part -> add(batch, compound, known.get(part), 0));
            new TreeSet<>(build.builtOn()).forEach(base -> add(batch, compound, known.get(base), 1));
        }
        execute(batch);
    }

    private static void add(PreparedBatch batch, long compound, Known constituent, int kind) {
        batch.bind("compound", compound)
                .bind("constituent", constituent.id())
                .bind("kind", kind)
                .add();
    }
}
