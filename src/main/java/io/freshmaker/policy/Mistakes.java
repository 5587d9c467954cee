package io.freshmaker.policy;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one policy file, so that one reading tells of all of it. */
final class Mistakes {
    private final String file;
    private final List<String> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    /**
     * @param key the path to the place, such as {@code global.module.block.any[1]}; empty for the whole file
     * @param words what is wrong and what to write instead
     */
    void add(Node place, String key, String words) {
        add(line(place), key, words);
    }

    void add(int line, String key, String words) {
        found.add(file + " line " + line + ": " + (key.isEmpty() ? "" : key + ": ") + words);
    }

    void addForFile(String words) {
        found.add(file + " " + words);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new PolicyException(found);
        }
    }

    /** The line a node starts on, from 1. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
