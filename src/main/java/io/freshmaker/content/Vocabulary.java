package io.freshmaker.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What route files may name: kamelets with their parameters, settings, build systems. */
public final class Vocabulary {

    private final Path folder;
    private final SortedMap<String, Kamelet> kamelets;
    private final Properties settings;
    private final Set<String> systems;
    private final List<Mistake> mistakes;

    private Vocabulary(
            Path folder,
            Map<String, Kamelet> kamelets,
            Properties settings,
            Set<String> systems,
            List<Mistake> mistakes) {
        this.folder = folder;
        this.kamelets = new TreeMap<>(kamelets);
        this.settings = settings;
        this.systems = systems;
        this.mistakes = mistakes;
    }

    /**
     * Reads the kamelets.
     *
     * @param folder the kamelets
     * @param settings what stands between double braces in routes, by key
     * @param systems the build systems that there are
     * @throws UncheckedIOException when the folder can't be listed
     */
    public static Vocabulary read(Path folder, Properties settings, Set<String> systems) {
        var mistakes = new Mistakes();
        List<YamlFile> files = files(folder).stream()
                .flatMap(file -> YamlFile.read(file, mistakes).stream())
                .toList();
        return new Vocabulary(folder, Kamelet.byName(files), settings, systems, mistakes.all());
    }

    /** The kamelets' files in a folder. */
    public static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(YamlFile.KAMELET))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The kamelets in " + folder.toAbsolutePath()
                            + " can't be listed: freshmaker.kamelets names their directory.",
                    e);
        }
    }

    /** The same with this kamelet in the place of the one of its name. */
    Vocabulary with(YamlFile kamelet) {
        Map<String, Kamelet> changed = new TreeMap<>(kamelets);
        changed.put(kamelet.name(), Kamelet.of(kamelet));
        return new Vocabulary(folder, changed, settings, systems, mistakes);
    }

    Path folder() {
        return folder;
    }

    SortedMap<String, Kamelet> kamelets() {
        return kamelets;
    }

    /** The URIs that a content type may call. */
    List<String> callable() {
        List<String> uris = new ArrayList<>();
        kamelets.values().stream().filter(Kamelet::harmless).forEach(each -> uris.add("kamelet:" + each.name()));
        return uris;
    }

    Properties settings() {
        return settings;
    }

    Set<String> systems() {
        return systems;
    }

    /** What keeps kamelets from being read at all. */
    List<Mistake> mistakes() {
        return mistakes;
    }
}
