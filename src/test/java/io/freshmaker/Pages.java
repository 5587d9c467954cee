package io.freshmaker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people read, found by looking for it: a page that is added is held against the program like the others. */
final class Pages {

    static final Path ROOT = Path.of(System.getProperty("user.dir"));

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```$");

    private Pages() {}

    /** The files beside the README, and those in docs, as paths from the root of the project. */
    static List<String> all() throws IOException {
        try (Stream<Path> beside = Files.list(ROOT)) {
            return Stream.concat(beside.map(ROOT::relativize).map(Path::toString), docs().stream())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The pages in docs alone. */
    static List<String> docs() throws IOException {
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            return pages.filter(Files::isRegularFile)
                    .map(ROOT::relativize)
                    .map(Path::toString)
                    .toList();
        }
    }

    static String read(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    /** All blocks of one language in a text, one after the other. */
    static String blocks(String language, String text) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .reduce("", String::concat);
    }

    /** A text without its blocks, in which a line with {@code #} is no heading. */
    static String prose(String text) {
        return BLOCK.matcher(text).replaceAll("");
    }

    static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
