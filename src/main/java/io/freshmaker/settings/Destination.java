package io.freshmaker.settings;

import java.util.Locale;

/**
 * A queue or topic of the bus.
 *
 * @param name as the broker knows it; Artemis reads {@code address::queue} as a queue of an address
 */
public record Destination(Kind kind, String name) {

    /** How the broker hands messages out. */
    public enum Kind {
        /** Each message goes to one consumer. */
        QUEUE,
        /** Each message goes to every subscription. */
        TOPIC
    }

    /** @throws IllegalArgumentException with the form that is wanted, when the text has another */
    static Destination parse(String text) {
        for (Kind kind : Kind.values()) {
            String prefix = prefix(kind);
            if (text.startsWith(prefix) && text.length() > prefix.length()) {
                return new Destination(kind, text.substring(prefix.length()));
            }
        }
        throw new IllegalArgumentException("write queue:NAME or topic:NAME.");
    }

    private static String prefix(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ":";
    }

    /** The form of configuration, which is also the form of a JMS endpoint: {@code queue:NAME}. */
    @Override
    public String toString() {
        return prefix(kind) + name;
    }
}
