package io.freshmaker.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The forms that settings have. */
final class Forms {

    private Forms() {}

    /** Any text, the empty one included. */
    static Form<String> text() {
        return text -> text;
    }

    /** A text that must not be empty. */
    static Form<String> word(String remedy) {
        return text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(remedy);
            }
            return text;
        };
    }

    /** One of a few words. */
    static Form<String> oneOf(String... words) {
        return text -> {
            if (!Arrays.asList(words).contains(text)) {
                throw new IllegalArgumentException("write " + String.join(" or ", words) + ".");
            }
            return text;
        };
    }

    /** A whole number, both limits included. */
    static Form<Integer> number(int least, int most) {
        return text -> {
            // Integer.parseInt alone would take other scripts' digits and a plus sign.
            if (text.matches("-?[0-9]{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw new IllegalArgumentException("write a number from " + least + " to " + most + ".");
        };
    }

    /** A TCP port, or 0 for any free one. */
    static Form<Integer> port() {
        return number(0, 65_535);
    }

    /** A whole number of a unit of time. */
    static Form<Duration> duration(ChronoUnit unit, int least, int most) {
        Form<Integer> number = number(least, most);
        return text -> Duration.of(number.read(text), unit);
    }

    /** Texts separated by commas; there may be none. */
    static Form<List<String>> list() {
        return text -> Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** A password or token. */
    static Form<Secret> secret() {
        return Secret::new;
    }

    /** A path that need not exist. */
    static Form<Path> path() {
        return text -> parsePath(word("write the path of a directory.").read(text));
    }

    /** A directory that exists, or nothing. */
    static Form<Optional<Path>> directory() {
        return existing(Files::isDirectory, "there is no such directory; name one, or leave this empty.");
    }

    /** A file that exists and may be read, or nothing. */
    static Form<Optional<Path>> file() {
        return existing(
                path -> Files.isRegularFile(path) && Files.isReadable(path),
                "there is no such file that can be read; name one, or leave this empty.");
    }

    private static Form<Optional<Path>> existing(Predicate<Path> wanted, String remedy) {
        return text -> {
            Optional<Path> path = text.isEmpty() ? Optional.empty() : Optional.of(parsePath(text));
            if (path.isPresent() && !wanted.test(path.get())) {
                throw new IllegalArgumentException(remedy);
            }
            return path;
        };
    }

    private static Path parsePath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("write a path; this is none (" + e.getReason() + ").", e);
        }
    }
}
