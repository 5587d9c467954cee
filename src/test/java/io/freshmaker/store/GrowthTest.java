package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No table may grow for ever without somebody having thought of it. */
class GrowthTest {

    /** Those that {@link Retention} looks at. */
    private static final Set<String> CLEANED = Set.of(
            "inbox",
            "events",
            "decisions",
            "submissions",
            "composes",
            "artifacts",
            "announcements",
            "audit",
            "signings");

    /** Those with few rows, or that keep few themselves, also of migrations to come. */
    private static final Set<String> SMALL = Set.of(
            "schema_history",
            "imports",
            "event_types",
            "build_types",
            "slots",
            "inventory_sources",
            "inventory_walks",
            "pauses",
            "replicas",
            "leases",
            "outbox",
            "image_chunks",
            "image_tags",
            "image_wants",
            "module_labels",
            "rpm_versions");

    @Test
    void everyTableIsCleanedOrSmallOrGoesWithACleanedOne() {
        try (var database = new TestDatabase()) {
            Set<String> thoughtOf = new TreeSet<>(CLEANED);
            thoughtOf.addAll(SMALL);
            Set<String> all = database.database().read(handle -> tables(handle.getConnection()));
            for (boolean more = true; more; ) {
                more = database.database()
                        .read(handle -> all.stream()
                                .filter(table -> !thoughtOf.contains(table))
                                .anyMatch(table ->
                                        goesWith(handle.getConnection(), table, thoughtOf) && thoughtOf.add(table)));
            }
            assertThat(thoughtOf)
                    .as("give a table that grows its line in Retention and its key in freshmaker.retention")
                    .containsAll(all);
            assertThat(all).contains("builds", "remote_builds", "containment");
        }
    }

    private static Set<String> tables(Connection connection) {
        Set<String> names = new TreeSet<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return names;
    }

    private static boolean goesWith(Connection connection, String table, Set<String> cleaned) {
        try (ResultSet rows =
                connection.getMetaData().getImportedKeys(null, "PUBLIC", table.toUpperCase(Locale.ROOT))) {
            while (rows.next()) {
                if (rows.getShort("DELETE_RULE") == DatabaseMetaData.importedKeyCascade
                        && cleaned.contains(rows.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
