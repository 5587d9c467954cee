package io.freshmaker.inventory;

import io.freshmaker.store.Database;

/** Says of builds that were learned before it was kept who told of them, where only one source can have. */
public final class Origins {

    private final Database database;

    public Origins(Database database) {
        this.database = database;
    }

    /** Does it; where MBS and a file may both have told, it stays open, and such a stream is never removed. */
    public void complete() {
        database.transact(handle -> {
            for (String source : new String[] {"mbs", Learning.IMPORT}) {
                handle.createUpdate("""
                                update artifacts set source = :source
                                where source = '' and left_at is null and (version <> '' or nvr <> '')
                                  and exists (select 1 from inventory_sources s where s.name = :source)
                                  and not exists (select 1 from inventory_sources s where s.name <> :source)
                                """).bind("source", source).execute();
            }
            return null;
        });
    }
}
