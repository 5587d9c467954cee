package io.freshmaker.store.move;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as the database describes it, in lower case.
 *
 * @param columns in their order in the table, without those that are not carried over
 * @param key the columns of the primary key in their order in the key
 * @param needs the other tables that its rows refer to
 * @param own columns that refer to another row of the same table, with the column that they refer to
 */
record Table(String name, List<Column> columns, List<Column> key, Set<String> needs, Map<String, String> own) {

    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        needs = Set.copyOf(needs);
        own = Map.copyOf(own);
    }

    Optional<Column> identity() {
        return columns.stream().filter(Column::identity).findFirst();
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The names of all columns, for a statement. */
    String columnList() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The most characters that the texts of one row can have. */
    long width() {
        return columns.stream()
                .filter(column -> column.kind() == Kind.TEXT)
                .mapToLong(Column::size)
                .sum();
    }

    /** Where a column stands among the columns, from 0; -1 when it is not there. */
    int position(String column) {
        return columnNames().indexOf(column);
    }
}
