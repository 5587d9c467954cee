package io.freshmaker.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in files, so that one look tells all of it. Not thread-safe. */
public final class Mistakes {

    private final SortedSet<Mistake> found = new TreeSet<>();

    public void add(Path file, int line, String words) {
        found.add(new Mistake(file, line, words));
    }

    public void add(Mistake mistake) {
        found.add(mistake);
    }

    void add(Path file, Node place, String words) {
        add(file, YamlNodes.line(place), words);
    }

    /** For a check that looks less closely than those before it: what they said about the line says it better. */
    void addWhereNothingIsKnown(Path file, int line, String words) {
        if (found.stream().noneMatch(mistake -> mistake.file().equals(file) && mistake.line() == line)) {
            add(file, line, words);
        }
    }

    /** Whether nothing is wrong with the file so far. */
    public boolean none(Path file) {
        return found.stream().noneMatch(mistake -> mistake.file().equals(file));
    }

    /** Everything so far, by file and line. */
    public List<Mistake> all() {
        return new ArrayList<>(found);
    }
}
