package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the hub knows one session of ours by, with the number of its next call. For one thread at a time: the hub refuses
 * a number lower than the last one, so that the order of numbers has to be the order of arrival.
 */
final class KojiSession {

    private final String id;
    private final String key;
    private final boolean byHeader;
    private long next;

    private KojiSession(String id, String key, boolean byHeader, long next) {
        this.id = id;
        this.key = key;
        this.byHeader = byHeader;
        this.next = next;
    }

    /**
     * The session that an answer to a login describes. Hubs before 1.30 don't say {@code header-auth}, and want the
     * session in the address.
     */
    static KojiSession of(JsonNode login) {
        JsonNode id = login.path("session-id");
        JsonNode key = login.path("session-key");
        if (!id.isIntegralNumber() || !key.isTextual()) {
            throw new KojiException("Koji's answer to our login names no session-id and session-key.");
        }
        return new KojiSession(
                id.asText(), key.textValue(), login.path("header-auth").asBoolean(false), 0);
    }

    /** The same session with the key that its renewal gave; the numbers go on. */
    KojiSession renewed(JsonNode login) {
        KojiSession fresh = of(login);
        return new KojiSession(fresh.id, fresh.key, fresh.byHeader, fresh.id.equals(id) ? next : 0);
    }

    /** The next call in this session. */
    Stamp stamp() {
        String number = Long.toString(next++);
        return byHeader
                ? new Stamp("", Map.of("Koji-Session-Id", id, "Koji-Session-Key", key, "Koji-Session-Callnum", number))
                : new Stamp(
                        "?session-id=" + encoded(id) + "&session-key=" + encoded(key) + "&callnum=" + number, Map.of());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What marks one call as one of a session: a query, or headers. */
    record Stamp(String query, Map<String, String> headers) {}
}
