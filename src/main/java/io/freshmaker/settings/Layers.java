package io.freshmaker.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The places that settings come from, laid over each other: what is added later hides what was there. */
final class Layers {

    private final Keys keys;
    private final Variables variables;
    private final Map<String, Given> given = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /** Begins with the defaults. */
    Layers(Keys keys) {
        this.keys = keys;
        this.variables = new Variables(keys);
        keys.all().forEach(key -> given.put(key.name(), new Given(key.fallback(), "default")));
    }

    /** Replaces some of the defaults. */
    void defaults(Map<String, String> values) {
        new TreeMap<>(values).forEach((name, value) -> add(name, value, "default"));
    }

    /** Adds a properties file in UTF-8. */
    void file(Path file) {
        Map<String, Integer> seen = new HashMap<>();
        for (PropertyLine line : lines(file)) {
            String origin = "file " + file + " line " + line.number();
            try {
                Map.Entry<String, String> setting = line.setting();
                Integer before = seen.put(setting.getKey(), line.number());
                if (before != null) {
                    mistakes.add(setting.getKey() + " (" + origin + "): it stands in line " + before
                            + " too; delete one of them.");
                }
                add(setting.getKey(), setting.getValue(), origin);
            } catch (IllegalArgumentException e) {
                mistakes.add(origin + ": \\u is not followed by four hexadecimal digits; write a backslash as \\\\.");
            }
        }
    }

    private List<PropertyLine> lines(Path file) {
        try {
            return PropertyLine.of(Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            mistakes.add("file " + file + ": it does not exist; name an existing file, or none.");
        } catch (CharacterCodingException e) {
            mistakes.add("file " + file + ": it is not UTF-8; save it as UTF-8.");
        } catch (IOException e) {
            mistakes.add("file " + file + ": it cannot be read (" + e + "); name a file that this user may read.");
        }
        return List.of();
    }

    /** Adds those of the environment variables that are ours. */
    void environment(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((name, value) -> {
            if (!variables.ours(name, value)) {
                return;
            }
            Key key = variables.key(name);
            if (key == null) {
                mistakes.add(unknown(name, "environment", variables.near(name)));
            } else {
                add(key.name(), value, "environment " + name);
            }
        });
    }

    /** Adds what was given for this one start. */
    void commandLine(Map<String, String> options) {
        new TreeMap<>(options).forEach((name, value) -> add(name, value, "command line"));
    }

    private void add(String name, String value, String origin) {
        if (keys.contains(name)) {
            given.put(name, new Given(value, origin));
        } else {
            mistakes.add(unknown(name, origin, keys.near(name)));
        }
    }

    private static String unknown(String name, String origin, Optional<String> near) {
        return name + " (" + origin + "): there is no such setting; "
                + near.map(key -> "the nearest is " + key + ".")
                        .orElse("delete it, or write one of those in application.properties.");
    }

    /** For every key the value that nothing hides, as it was given. */
    Map<String, Given> given() {
        return given;
    }

    /** What could not be laid anywhere, one sentence each. */
    List<String> mistakes() {
        return mistakes;
    }
}
