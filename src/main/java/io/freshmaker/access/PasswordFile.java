package io.freshmaker.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with everybody's name and hash. A change counts with the next question; a file that then is broken, or gone,
 * leaves in force what was read before. Thread-safe.
 */
public final class PasswordFile {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordFile.class);

    private final Path path;
    private Map<String, Account> accounts;
    private Stamp read;

    private PasswordFile(Path path) {
        this.path = path;
    }

    /** @throws IllegalArgumentException when it can't be used, with file, line and remedy */
    public static PasswordFile open(Path path) {
        var file = new PasswordFile(path);
        try {
            file.read = file.stamp();
            file.accounts = parse(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " can't be read: " + e.getMessage() + ".", e);
        }
        return file;
    }

    /** What to hold a password of somebody against who is not in it, so that this takes as long. */
    synchronized PasswordHash nobodys() {
        return PasswordHash.nobodys(
                accounts.values().stream().map(Account::hash).toList());
    }

    /** Somebody by name. */
    synchronized Optional<Account> find(String name) {
        try {
            Stamp now = stamp();
            if (!now.equals(read)) {
                read = now;
                accounts = parse(path);
                LOG.info("{}: {} people", path, accounts.size());
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("{} is not used as it is now, the people in it before still count: {}", path, e.getMessage());
        }
        return Optional.ofNullable(accounts.get(name));
    }

    private static Map<String, Account> parse(Path path) throws IOException {
        Map<String, Account> found = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(path);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    Account account = Account.parse(line);
                    if (found.put(account.name(), account) != null) {
                        throw new IllegalArgumentException("this name stands here twice; remove one of the lines.");
                    }
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(path + " line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return found;
    }

    private Stamp stamp() throws IOException {
        return new Stamp(Files.getLastModifiedTime(path), Files.size(path));
    }

    private record Stamp(FileTime changed, long bytes) {}
}
