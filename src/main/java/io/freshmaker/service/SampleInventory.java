package io.freshmaker.service;

import io.freshmaker.content.Mistake;
import io.freshmaker.content.MistakesException;
import io.freshmaker.inventory.InventoryBuilds;
import io.freshmaker.inventory.InventoryFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small inventory beside the sample messages, which they are played against. */
final class SampleInventory {

    private static final Pattern LINE = Pattern.compile(".*? line (\\d+): (.*)");

    private SampleInventory() {}

    static Path path(Home home) {
        return home.content().resolve("samples").resolve("inventory.jsonl");
    }

    static InventoryBuilds builds(Home home) {
        return builds(path(home));
    }

    /**
     * The builds in an inventory file.
     *
     * @throws MistakesException when it can't be read, with each mistake
     */
    static InventoryBuilds builds(Path file) {
        try {
            return InventoryFile.builds(file);
        } catch (UncheckedIOException e) {
            throw new MistakesException(List.of(new Mistake(
                    file,
                    1,
                    "the inventory can't be read: " + e.getMessage().replace(file + ": ", "")
                            + " Write lines into it, as for inventory import.")));
        } catch (IllegalArgumentException e) {
            List<Mistake> mistakes = e.getMessage()
                    .lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(told -> new Mistake(file, Integer.parseInt(told.group(1)), told.group(2)))
                    .toList();
            throw new MistakesException(
                    mistakes.isEmpty()
                            ? List.of(new Mistake(
                                    file, 1, e.getMessage().lines().findFirst().orElse("")))
                            : mistakes);
        }
    }
}
