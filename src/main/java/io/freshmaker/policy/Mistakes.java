package io.freshmaker.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one policy file, so that one reading tells of all of it. */
final class Mistakes {
    private static final int MOST_TOLD = 100;
    private static final int LONGEST_WORD = 120;

    private record Mistake(int line, String sentence) {}

    private final String file;
    private final List<Mistake> found = new ArrayList<>();

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
        String path = key.isEmpty() ? "" : shown(key) + ": ";
        found.add(new Mistake(line, file + " line " + line + ": " + path + words));
    }

    void addForFile(String words) {
        found.add(new Mistake(0, file + " " + words));
    }

    /** @throws PolicyException with the mistakes in the order of the file, if there are any */
    void throwIfAny() {
        throwIfAny(List.of());
    }

    /**
     * @param mentions the names that were read in spite of the mistakes
     * @throws PolicyException with the mistakes in the order of the file, if there are any
     */
    void throwIfAny(List<Mention> mentions) {
        if (found.isEmpty()) {
            return;
        }
        List<String> sentences = found.stream()
                .sorted(Comparator.comparingInt(Mistake::line))
                .limit(MOST_TOLD)
                .map(Mistake::sentence)
                .collect(Collectors.toCollection(ArrayList::new));
        if (found.size() > MOST_TOLD) {
            int more = found.size() - MOST_TOLD;
            sentences.add(file + " has " + more + (more == 1 ? " more mistake" : " more mistakes")
                    + "; correct these first.");
        }
        throw new PolicyException(sentences, mentions);
    }

    /** Something from the file on one line of bearable length. */
    static String shown(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= LONGEST_WORD ? line : line.substring(0, LONGEST_WORD) + "...";
    }

    /** The line a node starts on, from 1. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
