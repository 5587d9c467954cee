package io.freshmaker.inventory;

import io.freshmaker.store.Chunks;
import io.freshmaker.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Remembers which module the rpms of a build belong to: nothing of that ever changes. */
final class ModuleLabels {

    private final Database database;

    ModuleLabels(Database database) {
        this.database = database;
    }

    /** {@code name:stream} of those of the builds that are known. */
    Map<Long, String> of(Collection<Long> builds) {
        return database.read(handle -> {
            Map<Long, String> known = new HashMap<>();
            Chunks.of(builds)
                    .forEach(chunk -> handle.createQuery(
                                    "select build_id, module from module_labels where build_id in (<ids>)")
                            .bindList("ids", chunk)
                            .map((row, context) -> known.put(row.getLong(1), row.getString(2)))
                            .list());
            return known;
        });
    }

    /** Keeps what was found out. */
    void keep(Map<Long, String> found) {
        if (!found.isEmpty()) {
            database.transact(handle -> {
                PreparedBatch batch = handle.prepareBatch("""
                        insert into module_labels (build_id, module)
                        select cast(:build as bigint), cast(:module as varchar(300))
                        from (values (1)) as given (one)
                        where not exists (select 1 from module_labels l where l.build_id = :build)
                        """);
                found.forEach((build, module) ->
                        batch.bind("build", build).bind("module", module).add());
                return batch.execute();
            });
        }
    }
}
