package io.freshmaker.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Fills the inventory from a file of JSON lines, for what no build system tells. */
public final class InventoryFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("artifact", "version", "nvr", "contains", "built_on");

    private final Database database;

    public InventoryFile(Database database) {
        this.database = database;
    }

    /**
     * Takes a whole file, or nothing of it.
     *
     * @return the number of builds in the file
     * @throws IllegalArgumentException for the first line that is wrong, with its number and what to write
     */
    public int read(Path file) {
        List<Learned> builds = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank()) {
                try {
                    builds.add(build(line));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(file + " line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        database.transact(handle -> {
            Learning.learn(handle, builds);
            filled(handle, builds.size());
            return null;
        });
        return builds.size();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e, e);
        }
    }

    private static Learned build(String line) {
        JsonNode object = tree(line);
        object.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException(
                        "'" + field + "' is unknown; known are artifact, version, nvr, " + "contains and built_on.");
            }
        });
        return new Learned(
                Artifact.parse(text(object, "artifact")),
                object.path("version").asText(""),
                object.path("nvr").asText(""),
                artifacts(object, "contains"),
                artifacts(object, "built_on"));
    }

    private static JsonNode tree(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (object.isObject()) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("write one JSON object a line.");
    }

    private static String text(JsonNode object, String field) {
        if (!object.path(field).isTextual()) {
            throw new IllegalArgumentException("'" + field + "' is missing: write it as \"module:perl:5.26\".");
        }
        return object.path(field).textValue();
    }

    private static List<Artifact> artifacts(JsonNode object, String field) {
        JsonNode list = object.path(field);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new IllegalArgumentException("'" + field + "' is no list: write [\"rpm:perl:f27\"].");
        }
        List<Artifact> artifacts = new ArrayList<>();
        list.forEach(item -> artifacts.add(Artifact.parse(item.asText())));
        return artifacts;
    }

    private static void filled(Handle handle, int builds) {
        int known = handle.createUpdate("""
                        update inventory_sources set state = 2, learned = learned + :builds,
                          filled_at = current_timestamp where name = 'import'
                        """).bind("builds", builds).execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into inventory_sources (name, state, next_page, learned, started_at, filled_at)
                            values ('import', 2, 1, :builds, current_timestamp, current_timestamp)
                            """).bind("builds", builds).execute();
        }
    }
}
