package io.freshmaker.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The given values, read one by one into what they mean; what cannot be read becomes a mistake. */
final class Values {

    private final Keys keys;
    private final Map<String, Given> given;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> mistaken = new TreeSet<>();
    private final List<String> mistakes = new ArrayList<>();

    Values(Keys keys, Map<String, Given> given) {
        this.keys = keys;
        this.given = given;
    }

    /** The value of a key; its default when it cannot be read, so that reading goes on to the next mistake. */
    <T> T read(String name, Form<T> form) {
        Key key = keys.get(name);
        // A blank may belong to a password; anywhere else it is left over from editing.
        String text =
                key.secret() ? given.get(name).value() : given.get(name).value().strip();
        texts.put(name, text);
        try {
            return form.read(text);
        } catch (IllegalArgumentException e) {
            mistake(name, e.getMessage());
            return form.read(key.fallback());
        }
    }

    /** The base of addresses, without the slash at its end that would be doubled by what is put behind it. */
    Url base(String name, Form<Url> form) {
        Url url = new Url(read(name, form).value().replaceAll("/+$", ""));
        settle(name, url.value());
        return url;
    }

    /** Replaces the text of a key by what it comes to. */
    void settle(String name, String text) {
        texts.put(name, text);
    }

    /** Notes that values which can be read one by one do not go together, unless one of them is a mistake already. */
    void clash(String name, String other, String remedy) {
        if (!mistaken.contains(name) && !mistaken.contains(other)) {
            mistake(name, remedy);
        }
    }

    private void mistake(String name, String remedy) {
        mistaken.add(name);
        Given value = given.get(name);
        mistakes.add(name + " = '" + keys.get(name).shown(value.value()) + "' (" + value.origin() + "): " + remedy);
    }

    /** The text of every value that was read, by key. */
    Map<String, String> texts() {
        return texts;
    }

    /** What could not be read, one sentence each. */
    List<String> mistakes() {
        return mistakes;
    }
}
