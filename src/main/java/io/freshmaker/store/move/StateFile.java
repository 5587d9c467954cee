package io.freshmaker.store.move;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A file that an export wrote, plain or compressed: read a row at a time, and held against the database's tables. */
final class StateFile implements AutoCloseable {

    private static final int LONGEST_TEXT = 50_000_000;
    private static final int GZIP = 0x1f8b;

    private final Path path;
    private final JsonParser json;

    /** @throws IOException when it can't be read */
    StateFile(Path path) throws IOException {
        this.path = path;
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        bytes.mark(2);
        boolean compressed = (bytes.read() << 8 | bytes.read()) == GZIP;
        bytes.reset();
        var constraints =
                StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        this.json = new ObjectMapper(factory).createParser(compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes);
    }

    /** Takes the values of one row, in the order of the table's columns. */
    interface Rows {
        void take(Table table, List<Object> values);
    }

    /** The first line. */
    Header header() throws IOException {
        ObjectNode line;
        try {
            line = json.nextToken() == JsonToken.START_OBJECT ? json.readValueAsTree() : null;
        } catch (JsonProcessingException e) {
            line = null;
        }
        if (line == null || !line.path("freshmaker").asText().equals("state")) {
            throw new BrokenFile(
                    path + " is no export of Freshmaker: name a file that `freshmaker export` has written.");
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        line.path("rows")
                .properties()
                .forEach(table -> rows.put(table.getKey(), table.getValue().asLong()));
        return new Header(
                line.path("format").asInt(),
                line.path("program").asText(),
                line.path("schema").asText(),
                line.path("exported_at").asText(),
                rows);
    }

    /**
     * All rows after the header.
     *
     * @throws BrokenFile at the first line that does not belong there, with its number
     */
    void each(Header header, Catalogue catalogue, Rows rows) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        Table table = null;
        List<Column> columns = List.of();
        try {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    ObjectNode line = json.readValueAsTree();
                    table = table(catalogue, line.path("table").asText());
                    columns = columns(table, line.withArray("columns"));
                    counts.put(table.name(), 0L);
                } else if (token == JsonToken.START_ARRAY && table != null) {
                    rows.take(table, row(table, columns));
                    counts.merge(table.name(), 1L, Long::sum);
                } else {
                    throw wrong("a row is an array, and stands below the line that names its table");
                }
            }
        } catch (JsonProcessingException e) {
            throw wrong("it ends or breaks in the middle (" + e.getOriginalMessage() + ")");
        }
        if (!counts.equals(header.rows())) {
            throw new BrokenFile(path + " is not whole: it should have " + header.rows() + " rows, and has " + counts
                    + ". Export again, or fetch the file again.");
        }
    }

    private Table table(Catalogue catalogue, String name) {
        Table table = catalogue.table(name);
        if (table == null) {
            throw wrong("there is no table '" + name + "'");
        }
        return table;
    }

    private List<Column> columns(Table table, ArrayNode names) {
        List<Column> columns = new ArrayList<>();
        for (var name : names) {
            int position = table.position(name.asText());
            if (position < 0) {
                throw wrong("the table " + table.name() + " has no column '" + name.asText() + "'");
            }
            columns.add(table.columns().get(position));
        }
        if (columns.size() != table.columns().size()
                || columns.stream().distinct().count() != columns.size()) {
            throw wrong("the table " + table.name() + " has the columns " + table.columnNames());
        }
        return columns;
    }

    private List<Object> row(Table table, List<Column> columns) throws IOException {
        Object[] values = new Object[columns.size()];
        for (Column column : columns) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                throw wrong("a row of " + table.name() + " has " + columns.size() + " values");
            }
            values[table.position(column.name())] = value(table, column, token);
        }
        if (json.nextToken() != JsonToken.END_ARRAY) {
            throw wrong("a row of " + table.name() + " has " + columns.size() + " values");
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    private Object value(Table table, Column column, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL && column.nullable()) {
            return null;
        }
        Object value = column.kind().parse(json);
        if (value == null) {
            throw wrong(table.name() + "." + column.name() + " is "
                    + column.kind().words() + (column.nullable() ? ", or null" : ""));
        }
        if (value instanceof String text && text.length() > column.size()) {
            throw wrong(table.name() + "." + column.name() + " has up to " + column.size() + " characters, and not "
                    + text.length());
        }
        return value;
    }

    private BrokenFile wrong(String sentence) {
        return new BrokenFile(path + " line " + json.currentLocation().getLineNr() + ": " + sentence
                + ". Was the file changed or cut? Export again.");
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
