package io.freshmaker.inventory;

import io.freshmaker.plan.Counted;
import io.freshmaker.store.Database;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells how far the inventory is filled, and when it was compared with the build systems. */
public final class InventoryProgress {

    private final Database database;

    public InventoryProgress(Database database) {
        this.database = database;
    }

    /** Each source with what was learned from it, in a sentence for people. */
    public String sentence() {
        return database.read(handle -> {
            List<String> sources = handle
                    .createQuery("select name, state, learned, last_problem from inventory_sources order by name")
                    .mapToMap()
                    .list()
                    .stream()
                    .map(source -> sentence(handle, source) + reconciled(handle, (String) source.get("name")))
                    .toList();
            return sources.isEmpty()
                    ? "It has never been filled; plans wait for it."
                    : String.join("; ", sources) + ".";
        });
    }

    private static String sentence(Handle handle, Map<String, Object> source) {
        boolean filled = ((Number) source.get("state")).intValue() == 2;
        Object problem = source.get("last_problem");
        String left = source.get("name").equals(ImageSources.KOJI) ? ImageTagRows.left(handle) : "";
        return Counted.of(((Number) source.get("learned")).longValue(), "build") + " from " + source.get("name")
                + (filled ? ", filled" : ", being filled" + left + "; plans wait for it")
                + (problem == null ? "" : " (last problem: " + problem + ")");
    }

    private static String reconciled(Handle handle, String source) {
        OffsetDateTime now = Database.now(handle);
        Optional<String> last = Walks.last(handle, source)
                .map(walk -> ", reconciled " + ago(walk.done(), now) + " ago: " + walk.outcome());
        Optional<String> open = Walks.open(handle, source)
                .map(walk -> ", being reconciled for " + ago(walk.started(), now) + ", " + walk.place()
                        + (walk.problem() == null ? "" : " (last problem: " + walk.problem() + ")"));
        return last.orElse("") + open.orElse("");
    }

    private static String ago(OffsetDateTime then, OffsetDateTime now) {
        Duration since = Duration.between(then, now);
        if (since.toHours() >= 48) {
            return since.toDays() + " days";
        }
        return since.toMinutes() >= 120
                ? since.toHours() + " h"
                : since.toSeconds() >= 120 ? since.toMinutes() + " min" : Math.max(0, since.toSeconds()) + " s";
    }
}
