package io.freshmaker.store.move;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.freshmaker.plan.Counted;
import io.freshmaker.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Writes the whole state as JSON lines in ASCII: the header, then for each table an object with its name and columns,
 * and an array for each row. What other processes change meanwhile is not in it.
 */
public final class StateExport {

    private final Database database;
    private final String program;

    /** @param program the version of this program */
    public StateExport(Database database, String program) {
        this.database = database;
        this.program = program;
    }

    /**
     * Writes everything, as it is at one moment; memory use does not grow with the state.
     *
     * @param progress gets a sentence for each table that is written
     * @return the number of rows
     * @throws UncheckedIOException when it can't be written
     */
    public long write(Writer out, Consumer<String> progress) {
        return database.read(handle -> {
            handle.setReadOnly(true);
            try {
                return handle.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ, snapshot -> write(snapshot, out, progress));
            } finally {
                handle.setReadOnly(false);
            }
        });
    }

    private long write(Handle handle, Writer out, Consumer<String> progress) {
        boolean postgres = Database.isPostgres(handle);
        List<Table> tables = Catalogue.of(handle).tables();
        try (JsonGenerator json = lines(out)) {
            Header header = header(handle, tables);
            write(json, header);
            for (Table table : tables) {
                begin(json, table);
                long rows = new Pages(table, postgres).each(handle.getConnection(), row -> write(json, table, row));
                // Both may go to the same place.
                json.flush();
                progress.accept(table.name() + ": " + Counted.of(rows, "row"));
            }
            return header.total();
        } catch (SQLException e) {
            throw new IllegalStateException("The database can't be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonGenerator lines(Writer out) throws IOException {
        return JsonFactory.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(out)
                .setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    private Header header(Handle handle, List<Table> tables) {
        Map<String, Long> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(
                table.name(),
                handle.createQuery("select count(*) from " + table.name())
                        .mapTo(Long.class)
                        .one()));
        return new Header(
                Header.FORMAT,
                program,
                Database.schema(handle),
                Database.now(handle).toInstant().toString(),
                rows);
    }

    private static void write(JsonGenerator json, Header header) throws IOException {
        json.writeStartObject();
        json.writeStringField("freshmaker", "state");
        json.writeNumberField("format", header.format());
        json.writeStringField("program", header.program());
        json.writeStringField("schema", header.schema());
        json.writeStringField("exported_at", header.exportedAt());
        json.writeObjectFieldStart("rows");
        for (var table : header.rows().entrySet()) {
            json.writeNumberField(table.getKey(), table.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void begin(JsonGenerator json, Table table) throws IOException {
        json.writeStartObject();
        json.writeStringField("table", table.name());
        json.writeArrayFieldStart("columns");
        for (String column : table.columnNames()) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void write(JsonGenerator json, Table table, List<Object> row) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) == null) {
                json.writeNull();
            } else {
                table.columns().get(i).kind().write(json, row.get(i));
            }
        }
        json.writeEndArray();
        json.writeRaw('\n');
    }
}
