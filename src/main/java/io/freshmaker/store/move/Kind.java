package io.freshmaker.store.move;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a column holds, and how that is written as JSON: the same text whichever database it comes from. */
enum Kind {
    NUMBER("a whole number", Types.BIGINT, Long.class) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? null : value;
        }

        @Override
        void write(JsonGenerator json, Object value) throws IOException {
            json.writeNumber((Long) value);
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : null;
        }
    },
    TRUTH("true or false", Types.BOOLEAN, Boolean.class) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : value;
        }

        @Override
        void write(JsonGenerator json, Object value) throws IOException {
            json.writeBoolean((Boolean) value);
        }

        @Override
        Object parse(JsonParser json) {
            return json.currentToken().isBoolean() ? json.currentToken() == JsonToken.VALUE_TRUE : null;
        }
    },
    TIME("a time such as \"2026-11-22T08:00:00.000000Z\"", Types.TIMESTAMP_WITH_TIMEZONE, OffsetDateTime.class) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class);
        }

        @Override
        void write(JsonGenerator json, Object value) throws IOException {
            json.writeString(MICROS.format(((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC)));
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            try {
                return json.currentToken() == JsonToken.VALUE_STRING ? OffsetDateTime.parse(json.getText()) : null;
            } catch (DateTimeException e) {
                return null;
            }
        }
    },
    TEXT("a text", Types.VARCHAR, String.class) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }

        @Override
        void write(JsonGenerator json, Object value) throws IOException {
            json.writeString((String) value);
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
        }
    },
    BYTES("bytes in base 64", Types.VARBINARY, byte[].class) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getBytes(column);
        }

        @Override
        void write(JsonGenerator json, Object value) throws IOException {
            json.writeBinary((byte[]) value);
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            try {
                return json.currentToken() == JsonToken.VALUE_STRING ? json.getBinaryValue() : null;
            } catch (JsonParseException e) {
                return null;
            }
        }
    };

    /** As fine as both databases keep it. */
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private final String words;
    private final int sqlType;
    private final Class<?> type;

    Kind(String words, int sqlType, Class<?> type) {
        this.words = words;
        this.sqlType = sqlType;
        this.type = type;
    }

    /** The value of a column; null for null. */
    abstract Object read(ResultSet row, int column) throws SQLException;

    /** Writes a value that is not null. */
    abstract void write(JsonGenerator json, Object value) throws IOException;

    /** The value that the parser stands at; null when it is none of this kind. */
    abstract Object parse(JsonParser json) throws IOException;

    /** What is to be written there, for people. */
    String words() {
        return words;
    }

    void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, sqlType);
        } else {
            statement.setObject(parameter, type.cast(value));
        }
    }
}
