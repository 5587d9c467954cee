package io.freshmaker.service;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A file that was good before something in it was changed.
 *
 * @param name what was done, and to which line
 * @param from the first line that may be blamed, counted from 1
 * @param to the last one
 */
record Mutant(String name, String text, int from, int to) {

    private static final String TWICE = "twice";
    private static final Pattern FIELD = Pattern.compile("( *(?:- )?)([\\w-]+):( +(\\S.*))?");

    /** What is done to every line of a good file, where it can be. */
    static List<Mutant> ofEachLine(String good) {
        List<String> lines = good.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !lines.get(i).strip().startsWith("#"))
                .boxed()
                .flatMap(i -> ofLine(lines, i))
                .toList();
    }

    private static Stream<Mutant> ofLine(List<String> lines, int i) {
        String line = lines.get(i);
        List<Mutant> mutants = new ArrayList<>();
        int number = i + 1;
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        mutants.add(changed("tab", lines, i, "\t" + line.strip(), number, number));
        // Where the next line of the same level is, at the latest, it shows.
        int next = next(lines, i);
        mutants.add(changed("indented more", lines, i, " " + line, number - 1, next));
        if (!indent.isEmpty()) {
            mutants.add(changed("indented less", lines, i, line.substring(1), number - 1, next));
        }
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            if (!line.strip().startsWith("-")) {
                mutants.add(changed(TWICE, lines, i, line + "\n" + line, number + 1, number + 1));
            }
            String key = field.group(1) + field.group(2);
            String value = field.group(4);
            mutants.add(
                    changed("misspelt key", lines, i, line.replaceFirst("(\\w)(?=:( |$))", "$1x"), number, number + 1));
            mutants.add(changed("no colon", lines, i, line.replaceFirst(":( |$)", " "), number - 1, number + 1));
            if (value != null) {
                mutants.add(changed("list", lines, i, key + ": [a, b]", number, number));
                mutants.add(changed("mapping", lines, i, key + ": {a: b}", number, number));
                mutants.add(
                        changed("unclosed quote", lines, i, key + ": \"" + value.replace("\"", ""), number, number));
                mutants.add(changed("unclosed list", lines, i, key + ": [" + value, number, number + 1));
                mutants.add(changed("placeholder", lines, i, key + ": \"{{freshmaker.tik}}\"", number, number));
                mutants.add(changed("control character", lines, i, line + "\u0000", number, number));
            }
        }
        return mutants.stream();
    }

    private static int next(List<String> lines, int i) {
        int level = lines.get(i).length() - lines.get(i).stripLeading().length();
        return IntStream.range(i + 1, lines.size())
                        .filter(j -> lines.get(j).length()
                                        - lines.get(j).stripLeading().length()
                                <= level)
                        .findFirst()
                        .orElse(lines.size() - 1)
                + 1;
    }

    private static Mutant changed(String what, List<String> lines, int i, String line, int from, int to) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, line);
        return new Mutant(what + " " + (i + 1), String.join("\n", changed) + "\n", from, to);
    }

    /** One place replaced; the line that is to be blamed is that of the place. */
    static Mutant replaced(String good, String old, String replacement) {
        int at = good.indexOf(old);
        if (at < 0) {
            throw new IllegalArgumentException("There is no " + old);
        }
        int line = (int) good.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new Mutant(
                replacement, good.substring(0, at) + replacement + good.substring(at + old.length()), line, line);
    }

    /** Whether it says the same as before, so that there is nothing to find. A second key is never the same. */
    boolean saysTheSame(String good) {
        if (name.startsWith(TWICE)) {
            return false;
        }
        try {
            return new Yaml().<Object>load(good).equals(new Yaml().<Object>load(text));
        } catch (YAMLException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
