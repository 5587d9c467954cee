package io.freshmaker.bus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The habits of Red Hat's bus: virtual topics, the headers its brokers add, and ids that came through STOMP. */
final class Umb {

    static final String VIRTUAL = "VirtualTopic.";
    static final String MESSAGE_ID = "message-id";
    static final String DESTINATION = "destination";

    /** Headers that belong to one delivery on this bus and would mislead a reader on another. */
    static final Set<String> TRANSPORT_HEADERS = Set.of(
            MESSAGE_ID,
            DESTINATION,
            "original-destination",
            "amq6100_destination",
            "amq6100_originalDestination",
            "subscription",
            "timestamp");

    private static final List<String> ADDRESS_HEADERS =
            List.of(DESTINATION, "original-destination", "amq6100_originalDestination");

    private static final String ESCAPED_ID = "ID\\c";
    private static final Pattern ESCAPED = Pattern.compile("(?:[^\\\\:\\r\\n]|\\\\[cnr\\\\])*+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([cnr\\\\])");

    private Umb() {}

    static boolean isVirtual(String address) {
        return address != null && address.contains(VIRTUAL);
    }

    /** The virtual topic a delivery was sent to; empty for other buses. */
    static Optional<String> addressOf(Wire wire) {
        return Optional.ofNullable(addressOf(wire.address(), wire.headers()::get));
    }

    /**
     * The same for a delivery whose headers are read one by one.
     *
     * @param address may be null
     * @return null for other buses
     */
    static String addressOf(String address, UnaryOperator<String> headers) {
        if (isTopic(address)) {
            return address;
        }
        for (String name : ADDRESS_HEADERS) {
            String value = headers.apply(name);
            if (isTopic(value)) {
                return value;
            }
        }
        return null;
    }

    /** A queue's wildcard is no topic. */
    private static boolean isTopic(String address) {
        return isVirtual(address) && !address.endsWith(">") && !address.contains("*");
    }

    /**
     * Headers as they were sent. Every id of this bus starts with {@code ID:}; where it starts with {@code ID\c}, the
     * text is a STOMP frame that nobody decoded, and values that are well-formed escapes are undone.
     */
    static Map<String, String> decoded(Map<String, String> headers) {
        if (!headers.getOrDefault(MESSAGE_ID, "").startsWith(ESCAPED_ID)) {
            return headers;
        }
        Map<String, String> plain = new HashMap<>(headers);
        plain.replaceAll((name, value) -> unescaped(value));
        return plain;
    }

    /** An id with its colons back, when it came through STOMP undecoded. */
    static String decodedId(String id) {
        return id != null && id.startsWith(ESCAPED_ID) ? unescaped(id) : id;
    }

    private static String unescaped(String value) {
        if (!ESCAPED.matcher(value).matches()) {
            return value;
        }
        return ESCAPE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "c" -> ":";
                            case "n" -> "\n";
                            case "r" -> "\r";
                            default -> "\\";
                        }));
    }
}
