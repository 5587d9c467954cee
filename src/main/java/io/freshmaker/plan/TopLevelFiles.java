package io.freshmaker.plan;

import java.util.regex.Pattern;

/**
 * Names of files at the top of a repository, written with {@code *} for any characters, {@code ?} for one, and
 * {@code {name}} for the name of the repository.
 */
final class TopLevelFiles {
    private static final String NAME = "{name}";

    private final String written;
    private final Pattern pattern;

    /**
     * @param repository the name of the repository
     * @throws IllegalArgumentException when the name is empty or lies in a folder
     */
    TopLevelFiles(String glob, String repository) {
        if (glob.isBlank() || glob.contains("/")) {
            throw new IllegalArgumentException("'" + glob + "' names no top-level file: write a name without folders,"
                    + " such as *.spec, {name}.yaml or Dockerfile.");
        }
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); ) {
            if (glob.startsWith(NAME, at)) {
                regex.append(Pattern.quote(repository));
                at += NAME.length();
            } else {
                int character = glob.codePointAt(at);
                regex.append(
                        switch (character) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            default -> Pattern.quote(Character.toString(character));
                        });
                at += Character.charCount(character);
            }
        }
        this.pattern = Pattern.compile(regex.toString());
        this.written = glob.replace(NAME, repository);
    }

    boolean match(String path) {
        return pattern.matcher(path).matches();
    }

    /** As it was written, with the repository's name in it. */
    @Override
    public String toString() {
        return written;
    }
}
