package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Writes the whole inventory as lines that an import reads, in the order of the artifacts. */
public final class InventoryExport {

    private static final int CHUNK = 500;

    private final Database database;

    public InventoryExport(Database database) {
        this.database = database;
    }

    private record Row(long id, Artifact artifact, String version, String nvr) {}

    /**
     * Gives every build a line, and every rpm one of which images once held versions that no line tells.
     *
     * @return how many builds there are
     */
    public int write(Consumer<String> lines) {
        int images = new ImageExport(database).write(lines);
        List<Row> rows = database.read(InventoryExport::rows);
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Row> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            database.read(handle -> builds(handle, chunk)).forEach(build -> lines.accept(InventoryLine.write(build)));
        }
        return images + rows.size();
    }

    /** What is known to be something: rows that are only a part of others are told there. */
    private static List<Row> rows(Handle handle) {
        return handle
                .createQuery("""
                        select id, type, name, stream, version, nvr from artifacts a
                        where left_at is null
                          and (source <> '' or version <> '' or nvr <> ''
                            or exists (select 1 from containment c where c.compound_id = a.id))
                          and (type <> 'image'
                            or not exists (select 1 from image_builds b where b.image_id = a.id)
                            or exists (select 1 from containment c where c.compound_id = a.id and c.kind = 0))
                        """)
                .map((row, context) -> new Row(
                        row.getLong(1),
                        new Artifact(row.getString(2), row.getString(3), row.getString(4)),
                        row.getString(5),
                        row.getString(6)))
                .list()
                .stream()
                // Databases differ in how they sort texts.
                .sorted((a, b) -> a.artifact().compareTo(b.artifact()))
                .toList();
    }

    private static List<Learned> builds(Handle handle, List<Row> rows) {
        Map<Long, List<Artifact>> contains = new HashMap<>();
        Map<Long, List<Artifact>> builtOn = new HashMap<>();
        handle.createQuery("""
                        select c.compound_id, c.kind, k.type, k.name, k.stream
                        from containment c join artifacts k on k.id = c.constituent_id
                        where c.compound_id in (<ids>)
                        """)
                .bindList("ids", rows.stream().map(Row::id).toList())
                .map((row, context) -> (row.getInt(2) == 0 ? contains : builtOn)
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new Artifact(row.getString(3), row.getString(4), row.getString(5))))
                .list();
        return rows.stream()
                .map(row -> new Learned(
                        row.artifact(),
                        row.version(),
                        row.nvr(),
                        contains.getOrDefault(row.id(), List.of()).stream()
                                .sorted()
                                .toList(),
                        builtOn.getOrDefault(row.id(), List.of()).stream()
                                .sorted()
                                .toList()))
                .toList();
    }
}
