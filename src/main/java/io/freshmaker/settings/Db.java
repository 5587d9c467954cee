package io.freshmaker.settings;

/**
 * The database.
 *
 * @param url empty for the embedded one
 * @param pool the most connections
 * @param firstId that events and builds begin with
 */
public record Db(Url url, String user, Secret password, int pool, int firstId) {

    /** Whether the database is a file in the data directory. */
    public boolean embedded() {
        return url.isEmpty();
    }

    static Db read(Values values) {
        return new Db(
                values.read("freshmaker.db.url", UrlForms.database()),
                values.read("freshmaker.db.user", Forms.text()),
                values.read("freshmaker.db.password", Forms.secret()),
                values.read("freshmaker.db.pool", Forms.number(1, 1_000)),
                values.read("freshmaker.first-id", Forms.number(1, 999_999_999)));
    }
}
