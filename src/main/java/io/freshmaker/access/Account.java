package io.freshmaker.access;

import java.util.Arrays;
import java.util.List;

/** Somebody in the password file: {@code name:hash} or {@code name:hash:group,group}. */
public record Account(String name, PasswordHash hash, List<String> groups) {

    public Account {
        groups = List.copyOf(groups);
        if (!Admission.proper(name) || name.matches(".*[:#].*")) {
            throw new IllegalArgumentException(
                    "a name is up to 200 characters without : and #, and begins and ends with no blank.");
        }
        if (groups.stream().anyMatch(group -> !Admission.proper(group) || group.matches(".*[:,].*"))) {
            throw new IllegalArgumentException("a group is a word without : and comma.");
        }
    }

    /** @throws IllegalArgumentException when a line is none, with the remedy */
    static Account parse(String line) {
        String[] parts = line.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException("a line is NAME:HASH or NAME:HASH:GROUP,GROUP.");
        }
        List<String> groups = parts.length < 3
                ? List.of()
                : Arrays.stream(parts[2].split(","))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .toList();
        return new Account(parts[0].strip(), PasswordHash.parse(parts[1].strip()), groups);
    }

    /** The line of the file. */
    public String line() {
        return name + ":" + hash + (groups.isEmpty() ? "" : ":" + String.join(",", groups));
    }
}
