package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Chunks;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of what contains what; each method is a part of its caller's transaction. */
final class ContainmentRows {

    private static final int CONTAINS = 0;
    private static final int BUILT_ON = 1;

    private ContainmentRows() {}

    /** One edge from a compound; the kind is 0 for contained, 1 for what it is built on. */
    record Edge(long constituent, int kind) {}

    /** What a build says of its compound. */
    static Set<Edge> of(Learned build, Map<Artifact, ArtifactRows.Row> rows) {
        Set<Edge> edges = new LinkedHashSet<>();
        build.contains().forEach(part -> edges.add(new Edge(rows.get(part).id(), CONTAINS)));
        build.builtOn().forEach(base -> edges.add(new Edge(rows.get(base).id(), BUILT_ON)));
        return edges;
    }

    /** What is known of the compounds; none for one that contains nothing. */
    static Map<Long, Set<Edge>> read(Handle handle, Collection<Long> compounds) {
        Map<Long, Set<Edge>> found = new HashMap<>();
        Chunks.of(compounds)
                .forEach(chunk -> handle.createQuery(
                                "select compound_id, constituent_id, kind from containment where compound_id in (<ids>)")
                        .bindList("ids", chunk)
                        .map((row, context) -> found.computeIfAbsent(row.getLong(1), id -> new LinkedHashSet<>())
                                .add(new Edge(row.getLong(2), row.getInt(3))))
                        .list());
        return found;
    }

    /** Forgets what the compounds contain and are built on. */
    static void clear(Handle handle, Collection<Long> compounds) {
        Chunks.of(compounds)
                .forEach(chunk -> handle.createUpdate("delete from containment where compound_id in (<ids>)")
                        .bindList("ids", chunk)
                        .execute());
    }

    /** Adds edges that are not there yet. */
    static void add(Handle handle, Map<Long, Set<Edge>> edges) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into containment (compound_id, constituent_id, kind) values (:compound, :constituent, :kind)");
        edges.forEach((compound, all) -> all.forEach(edge -> batch.bind("compound", compound)
                .bind("constituent", edge.constituent())
                .bind("kind", edge.kind())
                .add()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
