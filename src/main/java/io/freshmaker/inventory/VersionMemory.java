package io.freshmaker.inventory;

import io.freshmaker.artifact.RpmVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Remembers the versions that were looked up last: what a number means never changes. Thread-safe. */
final class VersionMemory {

    private static final int MOST = 20_000;

    private final Map<Integer, RpmVersion> versions = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * The versions that have these numbers.
     *
     * @param handle outside a transaction, which could be taken back with versions that are remembered then
     */
    Map<Integer, RpmVersion> read(Handle handle, Collection<Integer> numbers) {
        Map<Integer, RpmVersion> found = new HashMap<>();
        List<Integer> missing = new ArrayList<>();
        synchronized (versions) {
            for (int number : numbers) {
                RpmVersion version = versions.get(number);
                if (version == null) {
                    missing.add(number);
                } else {
                    found.put(number, version);
                }
            }
        }
        Map<Integer, RpmVersion> read = VersionRows.read(handle, missing);
        synchronized (versions) {
            versions.putAll(read);
            var oldest = versions.entrySet().iterator();
            for (int more = versions.size() - MOST; more > 0; more--) {
                oldest.next();
                oldest.remove();
            }
        }
        found.putAll(read);
        return found;
    }
}
