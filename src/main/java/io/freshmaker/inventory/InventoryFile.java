package io.freshmaker.inventory;

import io.freshmaker.store.Database;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;

/** Fills the inventory from a file of JSON lines, for what no build system tells. */
public final class InventoryFile {

    private final Database database;
    private final Learning learning;
    private final ImageLearning images;

    /** Takes whatever there is. */
    public InventoryFile(Database database) {
        this(database, new Learning(database, EndOfLife.NEVER), new ImageLearning(database, 1));
    }

    public InventoryFile(Database database, Learning learning, ImageLearning images) {
        this.database = database;
        this.learning = learning;
        this.images = images;
    }

    /**
     * The builds in a file.
     *
     * @throws IllegalArgumentException with one line for each line that is wrong, with its number and what to write
     */
    public static InventoryBuilds builds(Path file) {
        return new InventoryLines(file).all();
    }

    /**
     * Reads a file to the end without taking anything.
     *
     * @return how many builds there are
     * @throws IllegalArgumentException as {@link #builds} does
     */
    public static int check(Path file) {
        return new InventoryLines(file).check();
    }

    /**
     * Takes the builds of a file; from then on the inventory counts as filled. They are taken in portions, each in a
     * transaction of its own: what broke off goes on when the file is taken again, as what is known changes nothing.
     *
     * @return how many there are
     * @throws IllegalArgumentException as {@link #builds} does; nothing is taken then
     */
    public int take(Path file) {
        int builds = check(file);
        new InventoryLines(file)
                .portions(portion -> database.transact(handle -> {
                    learn(handle, portion);
                    return null;
                }));
        database.transact(handle -> {
            filled(handle, builds);
            return null;
        });
        return builds;
    }

    /** Takes the builds in one transaction; from then on the inventory counts as filled. */
    public void take(InventoryBuilds builds) {
        database.transact(handle -> {
            learn(handle, builds);
            filled(handle, builds.size());
            return null;
        });
    }

    private void learn(Handle handle, InventoryBuilds builds) {
        learning.learn(handle, builds.learned(), Learning.IMPORT);
        images.learn(handle, builds.images(), Learning.IMPORT);
        images.remember(handle, builds.ever());
    }

    private static void filled(Handle handle, int builds) {
        int known = handle.createUpdate("""
                        update inventory_sources set state = 2, learned = learned + :builds,
                          filled_at = current_timestamp where name = 'import'
                        """).bind("builds", builds).execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into inventory_sources (name, state, next_page, learned, started_at, filled_at)
                            values ('import', 2, 1, :builds, current_timestamp, current_timestamp)
                            """).bind("builds", builds).execute();
        }
    }
}
