package io.freshmaker.store;

import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.plan.ShippedRpm;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores which binary rpms were shipped with an event, which the images rebuilt for it are checked against. */
final class EventRpms {

    private static final int NAME = 300;
    private static final int VERSION = 500;

    private EventRpms() {}

    private record Key(String name, String module) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = name.compareTo(other.name);
            return order == 0 ? module.compareTo(other.module) : order;
        }
    }

    /** One row for each rpm and module, with the highest of its versions. */
    static void write(Handle handle, long event, String contentType, List<ShippedRpm> shipped) {
        if (shipped.isEmpty()) {
            return;
        }
        Map<Key, RpmVersion> highest = new TreeMap<>();
        shipped.forEach(rpm -> highest.merge(
                new Key(Text.cut(rpm.name(), NAME), Text.cut(rpm.module(), NAME)),
                rpm.version(),
                BinaryOperator.maxBy(RpmVersion::compareTo)));
        PreparedBatch batch = handle.prepareBatch("""
                insert into event_rpms (event_id, content_type, name, module, version)
                values (:event, :contentType, :name, :module, :version)
                """);
        highest.forEach((rpm, version) -> batch.bind("event", event)
                .bind("contentType", contentType)
                .bind("name", rpm.name())
                .bind("module", rpm.module())
                .bind("version", Text.cut(version.toString(), VERSION))
                .add());
        batch.execute();
    }
}
