package io.freshmaker.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/** Brings the tables of a database up to date, or says in a sentence which step is in the way. */
final class Migrations {

    /** HSQLDB's type for bytes, which PostgreSQL calls otherwise: {@code ${binary}} in migrations. */
    private static final String BINARY = "varbinary(16777216)";

    private final Flyway flyway;
    private final boolean postgres;

    /** Changes nothing yet. */
    Migrations(DataSource database, String url) {
        this.postgres = Connections.toPostgres(url);
        this.flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db")
                .table("schema_history")
                .placeholders(Map.of("binary", binary(postgres)))
                .load();
    }

    /** What migrations write as {@code ${binary}}. */
    static String binary(boolean postgres) {
        return postgres ? "bytea" : BINARY;
    }

    /** @throws DatabaseNotOpened with the number of the migration and what to do */
    void run() {
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            List<ValidateOutput> invalid = flyway.validateWithResult().invalidMigrations;
            throw new DatabaseNotOpened(
                    invalid.stream()
                            .filter(migration -> !pending(migration))
                            .map(Migrations::mismatch)
                            .collect(Collectors.joining(" ")),
                    e);
        } catch (FlywayMigrateException e) {
            throw new DatabaseNotOpened(failed(e), e);
        } catch (FlywayException e) {
            throw e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? new DatabaseNotOpened("it holds tables that are not Freshmaker's: give it an empty one.", e)
                    : new DatabaseNotOpened(e);
        }
    }

    /** Those behind one that is in the way are not in the way. */
    private static boolean pending(ValidateOutput invalid) {
        return invalid.errorDetails.errorCode == CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED;
    }

    private static String mismatch(ValidateOutput invalid) {
        String migration = "migration " + invalid.version + " (" + invalid.description + ")";
        ErrorCode code = invalid.errorDetails.errorCode;
        if (code == CoreErrorCode.FAILED_VERSIONED_MIGRATION) {
            return migration + " broke off at an earlier start, so its tables are half changed: put the database back"
                    + " to what it was before that start, and start again.";
        }
        return migration
                + (code == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED
                        ? " was run there, and this Freshmaker has none of that number:"
                        : " was run there in another form than this Freshmaker has:")
                + " another build of Freshmaker made these tables. Start that one again, or move its state: export with"
                + " that one, and import into an empty database with this one.";
    }

    private String failed(FlywayMigrateException failure) {
        var migration = failure.getMigration();
        return "migration " + migration.getVersion() + " (" + migration.getDescription() + ") failed ("
                + reason(failure) + ")"
                + (postgres
                        ? ", and nothing of it was done: put that right, and start again."
                        : ", and its tables may be half changed: put that right and the database back to what it was"
                                + " before, and start again.");
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException driver && driver.getMessage() != null) {
                return driver.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
            }
        }
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
