package io.freshmaker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** A database as a release left it, kept in a directory that is named after the release. */
record Release(Path directory) {

    static final Path ALL = Path.of("src/test/resources/db/released");

    static List<Release> all() {
        try (Stream<Path> found = Files.list(ALL)) {
            return found.filter(Files::isDirectory).sorted().map(Release::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return directory.getFileName().toString();
    }

    /** The SHA-256 of each migration that it came with, by file name. */
    Map<String, String> migrations() {
        Map<String, String> sums = new TreeMap<>();
        for (String line : lines("migrations.sha256")) {
            String[] words = line.split("\\s+");
            sums.put(words[1], words[0]);
        }
        return sums;
    }

    /** The statements with which its program writes. */
    List<String> statements() {
        return sql("statements.sql");
    }

    /** Fills the empty database as the release left it. */
    void restore(String url) {
        String newest = migrations().keySet().stream()
                .map(file -> file.substring(1, file.indexOf("__")))
                .max((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)))
                .orElseThrow();
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db")
                .table("schema_history")
                .target(newest)
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String sql : sql("rows.sql")) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(directory + "/rows.sql can't be loaded: " + e.getMessage(), e);
        }
    }

    private List<String> sql(String file) {
        return lines(file).stream()
                .filter(line -> !line.startsWith("--") && !line.isBlank())
                .map(line -> line.substring(0, line.lastIndexOf(';')))
                .toList();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The release " + name() + " needs " + file + ": see " + ALL, e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
