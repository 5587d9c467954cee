package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Chunks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of all artifacts that we know of; each method is a part of its caller's transaction. */
final class ArtifactRows {

    private static final String BY_NAME =
            "select id, type, name, stream, version, nvr, source, left_because from artifacts where name in (<names>)";

    private ArtifactRows() {}

    /**
     * What is known of an artifact's newest build.
     *
     * @param source who told of it; empty when nobody did, or before that was kept
     * @param leftBecause why it left; null while it is there
     */
    record Row(long id, String version, String nvr, String source, String leftBecause) {
        boolean left() {
            return leftBecause != null;
        }
    }

    /** Those of the artifacts that have a row. */
    static Map<Artifact, Row> read(Handle handle, Collection<Artifact> artifacts) {
        Map<Artifact, Row> rows = new HashMap<>();
        Set<Artifact> wanted = Set.copyOf(artifacts);
        Set<String> names = artifacts.stream().map(Artifact::name).collect(Collectors.toSet());
        for (List<String> chunk : Chunks.of(names)) {
            handle.createQuery(BY_NAME)
                    .bindList("names", chunk)
                    .map((row, context) -> {
                        var artifact =
                                new Artifact(row.getString("type"), row.getString("name"), row.getString("stream"));
                        if (wanted.contains(artifact)) {
                            rows.put(
                                    artifact,
                                    new Row(
                                            row.getLong("id"),
                                            row.getString("version"),
                                            row.getString("nvr"),
                                            row.getString("source"),
                                            row.getString("left_because")));
                        }
                        return artifact;
                    })
                    .list();
        }
        return rows;
    }

    /** The rows of all the artifacts; those that have none get one. */
    static Map<Artifact, Row> number(Handle handle, Collection<Artifact> artifacts) {
        Map<Artifact, Row> rows = read(handle, artifacts);
        List<Artifact> missing =
                artifacts.stream().filter(each -> !rows.containsKey(each)).toList();
        if (!missing.isEmpty()) {
            PreparedBatch batch =
                    handle.prepareBatch("insert into artifacts (type, name, stream) values (:type, :name, :stream)");
            missing.forEach(each -> batch.bind("type", each.type())
                    .bind("name", each.name())
                    .bind("stream", each.stream())
                    .add());
            batch.execute();
            rows.putAll(read(handle, missing));
        }
        return rows;
    }

    /** Of two that learn of one artifact at a time, the later one must see which version the first one left. */
    static void lock(Handle handle, Collection<Long> ids) {
        Chunks.of(ids)
                .forEach(chunk -> handle.createUpdate(
                                "update artifacts set seen_at = current_timestamp where id in (<ids>)")
                        .bindList("ids", chunk)
                        .execute());
    }

    /** Makes these the newest builds of their artifacts, which are there again if they had left. */
    static void name(Handle handle, Collection<Learned> builds, String source, Map<Artifact, Row> rows) {
        PreparedBatch batch = handle.prepareBatch("""
                update artifacts set version = :version, nvr = :nvr, source = :source, learned_at = current_timestamp,
                  left_at = null, left_because = null
                where id = :id
                """);
        for (Learned build : builds) {
            Row row = rows.get(build.artifact());
            boolean unsaid = build.nvr().isEmpty() && build.version().equals(row.version());
            batch.bind("version", build.version())
                    .bind("nvr", unsaid ? row.nvr() : build.nvr())
                    .bind("source", source)
                    .bind("id", row.id())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Notes why an artifact is there no more. Its version stays, so that an older build does not bring it back. */
    static void leave(Handle handle, long id, String because) {
        handle.createUpdate("""
                        update artifacts set left_at = current_timestamp, left_because = :because where id = :id
                        """).bind("because", because).bind("id", id).execute();
    }

    /** Marks what a reconciliation found as it is. */
    static void confirm(Handle handle, Collection<Long> ids, long walk) {
        Chunks.of(ids)
                .forEach(chunk -> handle.createUpdate("update artifacts set walk_id = :walk where id in (<ids>)")
                        .bind("walk", walk)
                        .bindList("ids", chunk)
                        .execute());
    }
}
