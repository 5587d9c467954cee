package io.freshmaker.sbom;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.plan.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The images that SBOMs tell of: files, or directories of them. The documents of one build for several architectures
 * are one image.
 */
public final class SbomFiles {

    private static final int MOST_MISTAKES = 20;
    private static final int PROGRESS = 100;

    private final SbomFile reader;
    private final Map<String, ImageBuild> builds = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /** @param choices what is to be said of every image */
    public SbomFiles(SbomChoices choices) {
        this.reader = new SbomFile(choices);
    }

    /** Whether there are SBOMs to read: whether a file is one by its content, and every directory. */
    public static boolean recognises(Path path) {
        return Files.isDirectory(path) || SbomFile.recognises(path);
    }

    /**
     * Reads all of them.
     *
     * @param told gets a line for each image, and one for every hundred documents
     * @return each image build once
     * @throws IllegalArgumentException with a line for each mistake in any of them
     */
    public List<ImageBuild> read(List<Path> paths, Consumer<String> told) {
        List<Path> files = paths.stream().flatMap(path -> files(path, told)).toList();
        int number = 0;
        for (Path file : files) {
            try {
                SbomFile.Found found = reader.read(file);
                told.accept(file + ": " + found.told());
                add(found.build());
            } catch (IllegalArgumentException e) {
                mistakes.addAll(e.getMessage().lines().toList());
            }
            number++;
            if (number % PROGRESS == 0) {
                told.accept(number + " of " + files.size() + " documents read.");
            }
        }
        refuse();
        return List.copyOf(builds.values());
    }

    /** What other files a directory has is nobody's mistake, but is said. */
    private Stream<Path> files(Path path, Consumer<String> told) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        List<Path> documents = new ArrayList<>();
        int others = 0;
        for (Path file : inside(path)) {
            if (recognised(file)) {
                documents.add(file);
            } else {
                others++;
            }
        }
        if (others > 0) {
            told.accept(path + ": " + Counted.of(others, "file is", "files are") + " no SBOM.");
        }
        if (documents.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(path + ": there is no SBOM in this directory; those in directories below it are not read.");
        }
        return documents.stream();
    }

    private boolean recognised(Path file) {
        try {
            return SbomFile.recognises(file);
        } catch (IllegalArgumentException e) {
            mistakes.add(e.getMessage());
            return false;
        }
    }

    private static List<Path> inside(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be read: " + e.getMessage(), e);
        }
    }

    private void add(ImageBuild build) {
        builds.merge(build.image() + " " + build.nvr(), build, SbomFiles::together);
    }

    private static ImageBuild together(ImageBuild one, ImageBuild other) {
        Set<ContainedRpm> rpms = new LinkedHashSet<>(one.rpms());
        rpms.addAll(other.rpms());
        ImageBuild later = one.completed().isBefore(other.completed()) ? other : one;
        return new ImageBuild(
                later.image(),
                later.kojiId(),
                later.nvr(),
                later.completed(),
                later.source(),
                later.parent(),
                later.parentNvr(),
                List.copyOf(rpms));
    }

    private void refuse() {
        if (!mistakes.isEmpty()) {
            List<String> lines = new ArrayList<>(mistakes.subList(0, Math.min(mistakes.size(), MOST_MISTAKES)));
            if (mistakes.size() > MOST_MISTAKES) {
                lines.add("... and " + (mistakes.size() - MOST_MISTAKES) + " more.");
            }
            lines.add("Nothing was imported.");
            throw new IllegalArgumentException(String.join("\n", lines));
        }
    }
}
