package io.freshmaker.store;

import java.util.List;
import java.util.Locale;

/** Counts the rows of a selection; where HSQLDB would go through a large table, by those that are not in it. */
record ListCount(Database database, Listed listed, Selection selection) implements Totals.Counting {

    private static final int FEW = 20_000;
    /** Rows, as the engine itself keeps count of them: a count of ours would hold up all who write to the table. */
    private static final String SIZE = "select cardinality from information_schema.system_tablestats"
            + " where table_schema = 'PUBLIC' and table_name = ?";

    @Override
    public long upTo(int most) {
        return database.look(reading -> reading.number(limited(selection.conditions(false), most), selection.values()));
    }

    @Override
    public long all() {
        return database.look(reading -> {
            if (reading.embedded() && selection.filters().isEmpty()) {
                return size(reading);
            }
            if (reading.embedded() && selection.splits()) {
                long others = others(reading);
                if (others < FEW) {
                    return Math.max(0, size(reading) - others);
                }
            }
            return reading.number(
                    "select count(*) from " + listed.from(selection, false) + selection.conditions(false),
                    selection.values());
        });
    }

    /** The rows that have another value, which an index finds as those below and above each. */
    private long others(Reading reading) {
        Field field = selection.fields().get(0);
        List<Object> values =
                selection.filters().get(field).stream().sorted().distinct().toList();
        long others = reading.number(limited(" where " + field.column() + " < ?", FEW), values.subList(0, 1));
        for (int i = 1; i < values.size() && others < FEW; i++) {
            others += reading.number(
                    limited(" where " + field.column() + " > ? and " + field.column() + " < ?", FEW),
                    values.subList(i - 1, i + 1));
        }
        return others
                + reading.number(
                        limited(" where " + field.column() + " > ?", FEW),
                        values.subList(values.size() - 1, values.size()));
    }

    private String limited(String where, int most) {
        return "select count(*) from (select " + listed.id() + " from " + listed.from(selection, false) + where
                + " limit " + most + ") c";
    }

    private long size(Reading reading) {
        return reading.number(SIZE, List.of(listed.name().toUpperCase(Locale.ROOT)));
    }
}
