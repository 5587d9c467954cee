package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.change.Change;
import io.freshmaker.plan.Draft;
import io.freshmaker.store.Chunks;
import io.freshmaker.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Answers what contains what. Only reads. */
public final class Inventory {

    /**
     * The whole subgraph above the changed constituents in one statement; UNION ends at cycles by itself. HSQLDB joins
     * in the order in which tables are named: what was reached comes first. The type is asked for row by row, as
     * PostgreSQL would read all artifacts for a join.
     */
    private static final String DEPENDANTS = """
            with recursive edges (compound_id, constituent_id, kind) as (
              select c.compound_id, c.constituent_id, c.kind
              from containment c
              where c.constituent_id in (<changed>)
                and (select t.type from artifacts t where t.id = c.compound_id) in (<types>)
              union
              select c.compound_id, c.constituent_id, c.kind
              from edges e join containment c on c.constituent_id = e.compound_id and c.kind = 1
              where (select t.type from artifacts t where t.id = c.compound_id) in (<types>))
            select e.kind, a.type, a.name, a.stream, a.nvr,
              k.type as of_type, k.name as of_name, k.stream as of_stream
            from edges e
              join artifacts a on a.id = e.compound_id
              join artifacts k on k.id = e.constituent_id
            """;

    private final Database database;
    private final String source;

    /** @param source the build system that the inventory is filled from, or {@code none} */
    public Inventory(Database database, String source) {
        this.database = database;
        this.source = source;
    }

    /** Adds the modules among the dependants; see {@link #dependants(Draft, String)}. */
    public Draft dependants(Draft draft) {
        return dependants(draft, Artifact.MODULE);
    }

    /**
     * Adds the dependants of the draft's changes: everything that contains what changed, and what is built on that.
     * Where the same artifact is contained at a commit in place of a branch, the branch of that commit is not known
     * here: those are added too, with the edge to the commit.
     *
     * @param types the types of artifact to look for, separated by commas: a change is followed over these alone
     * @throws InventoryNotFilled while the inventory is empty or half filled, when "nothing depends on it" would be
     *     a guess
     */
    public Draft dependants(Draft draft, String types) {
        List<String> wanted = List.of(types.strip().split("\\s*,\\s*"));
        return database.read(handle -> {
            requireFilled(handle);
            return draft.withDependants(dependants(
                    handle, draft.changes().stream().map(Change::constituent).toList(), wanted));
        });
    }

    /**
     * What is built on these, directly or not, as far as it is known: who asks has made sure that the inventory is
     * filled.
     *
     * @param type the type of artifact to look for
     */
    public Dependants above(List<Artifact> artifacts, String type) {
        return database.read(handle -> dependants(handle, artifacts, List.of(type)));
    }

    /** A file that was imported is not the whole while the build system's part is missing. */
    private void requireFilled(Handle handle) {
        Map<String, Object> fill =
                handle.createQuery("""
                        select coalesce(sum(case when state = 2 then 1 else 0 end), 0) as filled,
                          coalesce(sum(learned), 0) as learned, max(last_problem) as problem
                        from inventory_sources where name <> 'koji' and :source in ('none', name)
                        """).bind("source", source).mapToMap().one();
        if (((Number) fill.get("filled")).intValue() == 0) {
            Object problem = fill.get("problem");
            throw new InventoryNotFilled("the inventory has never been filled (" + fill.get("learned")
                    + " modules so far" + (problem == null ? "" : "; " + problem) + ")");
        }
    }

    private static Dependants dependants(Handle handle, List<Artifact> changed, List<String> types) {
        List<Long> ids = ids(handle, Set.copyOf(changed));
        if (ids.isEmpty()) {
            return Dependants.NONE;
        }
        Map<Artifact, Compound> compounds = new HashMap<>();
        List<Containment> edges = handle.createQuery(DEPENDANTS)
                .bindList("changed", ids)
                .bindList("types", types)
                .map((row, context) -> edge(row, compounds))
                .list();
        return new Dependants(List.copyOf(compounds.values()), edges);
    }

    private static List<Long> ids(Handle handle, Set<Artifact> artifacts) {
        List<Long> ids = new ArrayList<>();
        // PostgreSQL refuses the character NUL even in a question.
        Set<String> names = artifacts.stream()
                .map(Artifact::name)
                .filter(name -> name.indexOf('\0') < 0)
                .collect(Collectors.toSet());
        Chunks.of(names)
                .forEach(chunk -> handle.createQuery(
                                "select id, type, name, stream from artifacts where name in (<names>)")
                        .bindList("names", chunk)
                        .map((row, context) -> concerns(artifacts, artifact(row, "")) && ids.add(row.getLong("id")))
                        .list());
        return ids;
    }

    private static boolean concerns(Set<Artifact> changed, Artifact known) {
        return changed.contains(known)
                || (known.pinned()
                        && changed.stream()
                                .anyMatch(each -> each.type().equals(known.type())
                                        && each.name().equals(known.name())));
    }

    private static Artifact artifact(ResultSet row, String prefix) throws SQLException {
        return new Artifact(
                row.getString(prefix + "type"), row.getString(prefix + "name"), row.getString(prefix + "stream"));
    }

    private static Containment edge(ResultSet row, Map<Artifact, Compound> compounds) throws SQLException {
        Artifact artifact = artifact(row, "");
        if (!compounds.containsKey(artifact)) {
            compounds.put(artifact, new Compound(artifact, row.getString("nvr"), Map.of()));
        }
        return new Containment(
                artifact,
                artifact(row, "of_"),
                row.getInt("kind") == 0 ? Containment.Kind.CONTAINS : Containment.Kind.BUILT_ON);
    }
}
