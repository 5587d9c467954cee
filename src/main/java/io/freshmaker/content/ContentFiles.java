package io.freshmaker.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** What the content type in this file is called. */
    public static String name(Path file) {
        return YamlFile.name(file);
    }

    /**
     * The folder of sample messages that goes with a content type: the one beside its file, or that in force.
     *
     * @param inForce the folder of the content types in force
     */
    public static Path samples(Path file, Path inForce) {
        Path beside = file.resolveSibling("samples");
        return Files.isDirectory(beside.resolve(name(file))) ? beside : inForce.resolve("samples");
    }
}
