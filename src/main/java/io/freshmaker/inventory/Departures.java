package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has modules leave the inventory: then they contain nothing, and no plan finds them. */
public final class Departures {

    /** Why something left that the build system has no more. */
    static final String GONE = "gone";

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int NAMES = 20;

    private final Database database;
    private final EndOfLife endOfLife;

    public Departures(Database database, EndOfLife endOfLife) {
        this.database = database;
        this.endOfLife = endOfLife;
    }

    private record Module(long id, Artifact artifact, List<Artifact> platforms) {}

    /**
     * Brings the inventory in line with what is at its end of life now: what is leaves, and what had left because of a
     * pattern that stands there no more is learned again with the next reconciliation.
     *
     * @return whether anything is to be learned again
     */
    public boolean sweep() {
        Map<Long, String> leaving = new HashMap<>();
        List<String> names = new ArrayList<>();
        boolean again = database.transact(handle -> {
            leaving.clear();
            names.clear();
            modules(handle)
                    .forEach(module -> endOfLife
                            .of(module.artifact(), module.platforms())
                            .ifPresent(pattern -> {
                                leaving.put(module.id(), pattern);
                                names.add(module.artifact().label());
                            }));
            leaving.forEach((id, pattern) -> leave(handle, id, pattern));
            return back(handle);
        });
        if (!names.isEmpty()) {
            LOG.info(
                    "inventory: {} left because of freshmaker.inventory.end-of-life: {}",
                    names.size(),
                    shortened(names));
        }
        return again;
    }

    private static String shortened(List<String> names) {
        List<String> sorted = names.stream().sorted().limit(NAMES).toList();
        return String.join(", ", sorted) + (names.size() > NAMES ? ", ..." : "");
    }

    /** Every module that is there, with the platforms that its newest build is built on. */
    private static List<Module> modules(Handle handle) {
        Map<Long, Module> modules = new HashMap<>();
        handle.createQuery("""
                        select a.id, a.name, a.stream, k.stream as platform
                        from artifacts a
                          left join containment c on c.compound_id = a.id and c.kind = 1
                            and c.constituent_id in
                              (select p.id from artifacts p where p.type = 'module' and p.name = 'platform')
                          left join artifacts k on k.id = c.constituent_id
                        where a.type = 'module' and a.source <> '' and a.left_at is null
                        """)
                .map((row, context) -> {
                    var artifact = Artifact.module(row.getString("name"), row.getString("stream"));
                    Module module = modules.computeIfAbsent(
                            row.getLong("id"), id -> new Module(id, artifact, new ArrayList<>()));
                    String platform = row.getString("platform");
                    return platform != null && module.platforms().add(Artifact.module("platform", platform));
                })
                .list();
        return List.copyOf(modules.values());
    }

    private static void leave(Handle handle, long id, String because) {
        ContainmentRows.clear(handle, List.of(id));
        ArtifactRows.leave(handle, id, because);
    }

    /** @return whether anything came back into question */
    private boolean back(Handle handle) {
        List<String> stale = handle
                .createQuery(
                        "select distinct left_because from artifacts where type = 'module' and left_because <> :gone")
                .bind("gone", GONE)
                .mapTo(String.class)
                .list()
                .stream()
                .filter(pattern -> !endOfLife.has(pattern))
                .toList();
        stale.forEach(
                pattern -> handle.createUpdate("""
                        update artifacts set left_at = null, left_because = null, version = '', nvr = '', source = ''
                        where left_because = :pattern and type = 'module'
                        """).bind("pattern", pattern).execute());
        return !stale.isEmpty();
    }

    /** Has a stream leave of which the build system has no ready build any more; a part of the caller's transaction. */
    static void gone(Handle handle, long id) {
        leave(handle, id, GONE);
    }
}
