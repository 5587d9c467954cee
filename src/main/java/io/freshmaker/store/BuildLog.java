package io.freshmaker.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what became of builds: a line each, with the event, once the change is committed. */
final class BuildLog {

    private static final Logger LOG = LoggerFactory.getLogger(BuildLog.class);

    private record Told(long event, long build, String label) {
        void tell(String what) {
            LOG.atInfo()
                    .addKeyValue("event", event)
                    .addKeyValue("build", build)
                    .log("event {} build {} ({}) {}", event, build, label, what);
        }
    }

    private BuildLog() {}

    /** @param what goes on behind the build's name: {@code is DONE: Built.} */
    static void tell(Handle handle, Collection<Long> builds, String what) {
        if (!LOG.isInfoEnabled() || builds.isEmpty()) {
            return;
        }
        List<Told> lines = new ArrayList<>();
        for (List<Long> some : Chunks.of(builds)) {
            lines.addAll(
                    handle.createQuery("select event_id, id, name, stream from builds where id in (<ids>) order by id")
                            .bindList("ids", some)
                            .map((row, context) -> new Told(
                                    row.getLong("event_id"),
                                    row.getLong("id"),
                                    row.getString("name") + ":" + row.getString("stream")))
                            .list());
        }
        handle.afterCommit(() -> lines.forEach(line -> line.tell(what)));
    }
}
