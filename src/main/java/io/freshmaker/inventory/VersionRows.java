package io.freshmaker.inventory;

import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.store.Chunks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table that numbers the versions of rpms. A number is given once and never changes. */
final class VersionRows {

    private VersionRows() {}

    /** The numbers of all the versions; those that have none get one. */
    static Map<RpmVersion, Integer> number(Handle handle, Collection<RpmVersion> versions) {
        Map<String, Integer> numbers = new HashMap<>();
        // Two that number the same versions at a time then wait for each other in the same order.
        var texts = new TreeSet<String>();
        versions.forEach(version -> texts.add(version.toString()));
        find(handle, texts, numbers);
        List<String> missing =
                texts.stream().filter(text -> !numbers.containsKey(text)).toList();
        if (!missing.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("insert into rpm_versions (version) values (:version)");
            missing.forEach(text -> batch.bind("version", text).add());
            batch.execute();
            find(handle, missing, numbers);
        }
        Map<RpmVersion, Integer> found = new HashMap<>();
        versions.forEach(version -> found.put(version, numbers.get(version.toString())));
        return found;
    }

    private static void find(Handle handle, Collection<String> texts, Map<String, Integer> numbers) {
        Chunks.of(texts)
                .forEach(chunk -> handle.createQuery(
                                "select id, version from rpm_versions where version in (<versions>)")
                        .bindList("versions", chunk)
                        .map((row, context) -> numbers.put(row.getString(2), row.getInt(1)))
                        .list());
    }

    /** The versions that have these numbers. */
    static Map<Integer, RpmVersion> read(Handle handle, Collection<Integer> numbers) {
        Map<Integer, RpmVersion> found = new HashMap<>();
        Chunks.of(numbers)
                .forEach(chunk -> handle.createQuery("select id, version from rpm_versions where id in (<ids>)")
                        .bindList("ids", chunk)
                        .map((row, context) -> found.put(row.getInt(1), RpmVersion.parse(row.getString(2))))
                        .list());
        return found;
    }
}
