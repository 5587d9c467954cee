package io.freshmaker.sandbox.odcs;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repositories of composes as files: where they are, and what is in the one that clients read. */
final class RepositoryFiles {

    private static final Pattern FILE =
            Pattern.compile("/composes/odcs-(\\d{1,18})/compose/Temporary/odcs-(\\d{1,18})\\.repo");

    private final Composes composes;
    private final Supplier<String> base;

    RepositoryFiles(Composes composes, Supplier<String> base) {
        this.composes = composes;
        this.base = base;
    }

    static String toplevel(String base, long files) {
        return base + "/composes/odcs-" + files;
    }

    static String repository(String base, long files) {
        return toplevel(base, files) + "/compose/Temporary";
    }

    /** The URL of the repository file. */
    static String file(String base, long files) {
        return repository(base, files) + "/odcs-" + files + ".repo";
    }

    /** The compose whose file has that path, or nothing. */
    static Optional<Long> at(String path) {
        Matcher file = FILE.matcher(path);
        return file.matches() && file.group(1).equals(file.group(2))
                ? Optional.of(Long.valueOf(file.group(1)))
                : Optional.empty();
    }

    /** The text of the file with that path; nothing when there is none, or none any more. */
    Optional<String> read(String path) {
        return at(path).filter(composes::serves).map(this::text);
    }

    private String text(long files) {
        return """
                [odcs-%1$d]
                name=ODCS repository for compose odcs-%1$d
                baseurl=%2$s/$basearch/os
                type=rpm-md
                skip_if_unavailable=False
                gpgcheck=0
                repo_gpgcheck=0
                enabled=1
                enabled_metadata=1
                """.formatted(files, repository(base.get(), files));
    }
}
