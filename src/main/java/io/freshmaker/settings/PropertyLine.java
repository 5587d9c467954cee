package io.freshmaker.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One setting in a properties file. {@link Properties} reads the setting itself, but does not tell where it stood or
 * what was said above it.
 *
 * @param number of the line it begins in, from 1
 * @param comment the comment lines directly above it, joined by spaces
 * @param text the line with its continuations
 */
record PropertyLine(int number, String comment, String text) {

    /** The settings of a file, in its order. */
    static List<PropertyLine> of(List<String> lines) {
        List<PropertyLine> found = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("#") || line.startsWith("!")) {
                comment.add(line.substring(1).strip());
                continue;
            }
            if (!line.isEmpty()) {
                int first = i;
                while (continues(lines.get(i)) && i + 1 < lines.size()) {
                    i++;
                }
                String text = String.join("\n", lines.subList(first, i + 1));
                found.add(new PropertyLine(first + 1, String.join(" ", comment), text));
            }
            comment.clear();
        }
        return found;
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** @throws IllegalArgumentException when a backslash and a u are not followed by four hexadecimal digits */
    Map.Entry<String, String> setting() {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String key = one.stringPropertyNames().iterator().next();
        return Map.entry(key, one.getProperty(key));
    }
}
