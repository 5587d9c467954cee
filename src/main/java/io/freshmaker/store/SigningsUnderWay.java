package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import java.util.List;

/** The builds that are not known to be signed whole. */
public final class SigningsUnderWay {

    private static final int NAMED = 5;

    private final Database database;

    public SigningsUnderWay(Database database) {
        this.database = database;
    }

    /** How many there are, and how far the ones that wait longest have come. */
    public String sentence() {
        return database.read(handle -> {
            long all = handle.createQuery("select count(*) from signings where state = 0")
                    .mapTo(Long.class)
                    .one();
            List<String> first = handle.createQuery("select nvr, subject, signed, rpms from signings where state = 0"
                            + " order by id limit " + NAMED)
                    .map((row, context) -> {
                        String name = row.getString(1).isEmpty() ? "build " + row.getString(2) : row.getString(1);
                        Long rpms = BuildSql.number(row, 4);
                        return rpms == null ? name : name + " (" + row.getLong(3) + " of " + rpms + " rpms)";
                    })
                    .list();
            return all == 0
                    ? "No build is signed in part."
                    : Counted.of(all, "build is", "builds are") + " not known to be signed whole: "
                            + String.join(", ", first) + (all > NAMED ? ", ..." : "") + ".";
        });
    }
}
