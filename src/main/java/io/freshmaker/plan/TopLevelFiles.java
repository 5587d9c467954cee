package io.freshmaker.plan;

import java.util.regex.Pattern;

/** Names of files at the top of a repository, written with {@code *} for any characters and {@code ?} for one. */
final class TopLevelFiles {

    private final Pattern pattern;

    /** @throws IllegalArgumentException when the name is empty or lies in a folder */
    TopLevelFiles(String glob) {
        if (glob.isBlank() || glob.contains("/")) {
            throw new IllegalArgumentException("'" + glob + "' names no top-level file: write a name without folders,"
                    + " such as *.spec or Dockerfile.");
        }
        StringBuilder regex = new StringBuilder();
        glob.codePoints()
                .forEach(character -> regex.append(
                        switch (character) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            default -> Pattern.quote(Character.toString(character));
                        }));
        this.pattern = Pattern.compile(regex.toString());
    }

    boolean match(String path) {
        return pattern.matcher(path).matches();
    }
}
