package io.freshmaker.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.Learned;
import io.freshmaker.plan.Counted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A file of an inventory, read a line at a time: it may be larger than the memory. */
final class InventoryLines {

    private static final int MOST_MISTAKES = 20;
    /** What is in the builds of a portion, at most by one build more: some 50 MB. */
    private static final int PORTION = 100_000;

    private final Path file;
    private final int most;

    InventoryLines(Path file) {
        this(file, PORTION);
    }

    /** @param most what is in the builds of a portion */
    InventoryLines(Path file, int most) {
        this.file = file;
        this.most = most;
    }

    /**
     * Reads all of it and keeps nothing.
     *
     * @return how many builds there are
     * @throws IllegalArgumentException with one line for each line that is wrong, with its number and what to write
     */
    int check() {
        int[] builds = {0};
        each(line -> builds[0] += line instanceof ImageEver ? 0 : 1);
        return builds[0];
    }

    /** All of it at once, with the same mistakes. */
    InventoryBuilds all() {
        var portion = new Portion();
        each(portion::add);
        return portion.builds();
    }

    /** All of it in portions, what images once held behind all builds. */
    void portions(Consumer<InventoryBuilds> taking) {
        portions(false, taking);
        portions(true, taking);
    }

    private void portions(boolean ever, Consumer<InventoryBuilds> taking) {
        Portion[] open = {new Portion()};
        each(line -> {
            if (line instanceof ImageEver == ever) {
                open[0].add(line);
                if (open[0].parts >= most) {
                    taking.accept(open[0].builds());
                    open[0] = new Portion();
                }
            }
        });
        if (open[0].parts > 0) {
            taking.accept(open[0].builds());
        }
    }

    private void each(Consumer<Object> taking) {
        List<String> mistakes = new ArrayList<>();
        int wrong = 0;
        int number = 0;
        boolean builds = false;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Object read = null;
                try {
                    read = line.isBlank() ? null : read(InventoryLine.tree(line));
                } catch (IllegalArgumentException e) {
                    wrong++;
                    if (wrong <= MOST_MISTAKES) {
                        mistakes.add(file + " line " + number + ": " + e.getMessage());
                    }
                }
                if (read != null) {
                    builds |= !(read instanceof ImageEver);
                    taking.accept(read);
                }
            }
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + ": there is no such file.", e);
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(file + " is not UTF-8: save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e.getMessage(), e);
        }
        if (!builds && wrong == 0) {
            // An inventory that counts as filled lets plans go ahead: nothing at all must not fill it.
            mistakes.add(file + " holds no builds: write one JSON object a line.");
        }
        refuse(mistakes, wrong - MOST_MISTAKES);
    }

    private static Object read(JsonNode object) {
        if (object.has("ever")) {
            return EverLine.read(object);
        }
        return object.has("rpms") ? ImageLine.read(object) : InventoryLine.read(object);
    }

    private static void refuse(List<String> mistakes, int more) {
        if (!mistakes.isEmpty()) {
            if (more > 0) {
                mistakes.add("... and " + Counted.of(more, "line") + " more.");
            }
            mistakes.add("Nothing was imported.");
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
    }

    private static final class Portion {

        private final List<Learned> learned = new ArrayList<>();
        private final List<ImageBuild> images = new ArrayList<>();
        private final List<ImageEver> ever = new ArrayList<>();
        private int parts;

        void add(Object line) {
            if (line instanceof ImageEver each) {
                ever.add(each);
                parts += 1 + each.images().size();
            } else if (line instanceof ImageBuild build) {
                images.add(build);
                parts += 1 + build.rpms().size();
            } else if (line instanceof Learned build) {
                learned.add(build);
                parts += 1 + build.contains().size() + build.builtOn().size();
            }
        }

        InventoryBuilds builds() {
            return new InventoryBuilds(learned, images, ever);
        }
    }
}
