package io.freshmaker.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of routes in a folder: the content types in theirs, the pipeline in its own. */
public final class ContentFiles {

    private ContentFiles() {}

    /**
     * The files, by name; those in folders below are others.
     *
     * @throws UncheckedIOException when the folder can't be listed
     */
    public static List<Path> in(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(YamlFile.ROUTES))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The routes in " + folder.toAbsolutePath()
                            + " can't be listed: freshmaker.routes names a directory with a folder content in it.",
                    e);
        }
    }

    /** The same files with this one in the place of the one of its name. */
    public static List<Path> with(Path file, List<Path> files) {
        List<Path> changed = new ArrayList<>(files);
        changed.removeIf(each -> YamlFile.name(each).equals(YamlFile.name(file)));
        changed.add(file);
        return changed;
    }
}
