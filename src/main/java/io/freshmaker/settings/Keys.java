package io.freshmaker.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that can be set, in the order of {@code application.properties}, which is the one place that lists it. */
final class Keys {

    private static final String PREFIX = "freshmaker.";

    private final Map<String, Key> byName = new LinkedHashMap<>();

    private Keys(Collection<Key> keys) {
        keys.forEach(key -> byName.put(key.name(), key));
    }

    /** The keys that this program knows. */
    static Keys known() {
        try (InputStream file = Keys.class.getResourceAsStream("/application.properties");
                BufferedReader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<Key> keys = new ArrayList<>();
            for (PropertyLine line : PropertyLine.of(text.lines().toList())) {
                Map.Entry<String, String> setting = line.setting();
                keys.add(new Key(setting.getKey(), setting.getValue(), line.comment()));
            }
            return new Keys(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("application.properties inside the program cannot be read", e);
        }
    }

    Collection<Key> all() {
        return byName.values();
    }

    boolean contains(String name) {
        return byName.containsKey(name);
    }

    /** The key of that name, which must be a known one. */
    Key get(String name) {
        Key key = byName.get(name);
        if (key == null) {
            throw new IllegalArgumentException("application.properties inside the program lacks " + name + ".");
        }
        return key;
    }

    /** The keys by what they are called as environment variables. */
    Map<String, Key> byVariable() {
        Map<String, Key> variables = new LinkedHashMap<>();
        all().forEach(key -> variables.put(key.variable(), key));
        return variables;
    }

    /** The known key that was meant by an unknown one, with or without the first word that all have. */
    Optional<String> near(String unknown) {
        Map<String, Key> tails = new LinkedHashMap<>();
        all().forEach(key -> tails.put(withoutPrefix(key.name()), key));
        return Spelling.near(withoutPrefix(unknown), tails.keySet())
                .map(tail -> tails.get(tail).name());
    }

    private static String withoutPrefix(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
