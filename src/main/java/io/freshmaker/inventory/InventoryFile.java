package io.freshmaker.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.Learned;
import io.freshmaker.plan.Counted;
import io.freshmaker.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Fills the inventory from a file of JSON lines, for what no build system tells. */
public final class InventoryFile {

    private static final int MOST_MISTAKES = 20;

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
        List<Learned> learned = new ArrayList<>();
        List<ImageBuild> images = new ArrayList<>();
        List<ImageEver> ever = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank()) {
                try {
                    JsonNode object = InventoryLine.tree(line);
                    if (object.has("ever")) {
                        ever.add(EverLine.read(object));
                    } else if (object.has("rpms")) {
                        images.add(ImageLine.read(object));
                    } else {
                        learned.add(InventoryLine.read(object));
                    }
                } catch (IllegalArgumentException e) {
                    mistakes.add(file + " line " + number + ": " + e.getMessage());
                }
            }
        }
        var builds = new InventoryBuilds(learned, images, ever);
        if (builds.size() == 0 && mistakes.isEmpty()) {
            // An inventory that counts as filled lets plans go ahead: nothing at all must not fill it.
            mistakes.add(file + " holds no builds: write one JSON object a line.");
        }
        refuse(mistakes);
        return builds;
    }

    private static void refuse(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            int more = mistakes.size() - MOST_MISTAKES;
            List<String> told = new ArrayList<>(mistakes.subList(0, Math.min(mistakes.size(), MOST_MISTAKES)));
            if (more > 0) {
                told.add("... and " + Counted.of(more, "line") + " more.");
            }
            told.add("Nothing was imported.");
            throw new IllegalArgumentException(String.join("\n", told));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + ": there is no such file.", e);
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(file + " is not UTF-8: save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Takes the builds of a file; from then on the inventory counts as filled.
     *
     * @return how many there are
     * @throws IllegalArgumentException as {@link #builds} does; nothing is taken then
     */
    public int take(Path file) {
        InventoryBuilds builds = builds(file);
        take(builds);
        return builds.size();
    }

    /** Takes the builds in one transaction; from then on the inventory counts as filled. */
    public void take(InventoryBuilds builds) {
        database.transact(handle -> {
            learning.learn(handle, builds.learned(), Learning.IMPORT);
            images.learn(handle, builds.images(), Learning.IMPORT);
            images.remember(handle, builds.ever());
            filled(handle, builds.size());
            return null;
        });
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
