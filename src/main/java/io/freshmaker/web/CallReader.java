package io.freshmaker.web;

import io.freshmaker.access.Identity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Turns what platform-http received into an {@link ApiCall}. */
public final class CallReader {

    /** {@code /api/1} before the paths of all endpoints. */
    private static final int PREFIX = 2;

    private final List<String> template;
    private final String seenAt;

    /**
     * @param path of the endpoint, with the names of parameters in braces
     * @param seenAt what clients have before {@code /api}; empty to believe each of them
     */
    CallReader(String path, String seenAt) {
        this.template = parts(path);
        this.seenAt = seenAt;
    }

    /** @throws Refused when the path or the query can't be decoded */
    public ApiCall read(Exchange exchange, Identity caller) {
        HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
        List<String> parts = parts(request.path());
        // As it is routed: another writing of the path is the same path.
        int version = parts.get(1).equals("2") ? 2 : 1;
        byte[] sent = exchange.getMessage().getBody(byte[].class);
        var body = new RequestBody(
                request.headers().getAll(HttpHeaders.CONTENT_TYPE),
                request.headers().getAll(HttpHeaders.CONTENT_ENCODING),
                sent == null ? new byte[0] : sent);
        return new ApiCall(
                version,
                seenAt.isEmpty() ? origin(request) : seenAt,
                path(parts),
                Query.read(request.query()),
                caller,
                body);
    }

    /** From the path itself: a client may send a header of any name. */
    private Map<String, String> path(List<String> parts) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            if (part.startsWith("{")) {
                named.put(part.substring(1, part.length() - 1), parts.get(PREFIX + i));
            }
        }
        return named;
    }

    /** As the router has them, which leaves out dots and empty parts. */
    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String each : path.split("/")) {
            String part = decoded(each);
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static String decoded(String part) {
        try {
            String text = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("NUL");
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("The path of the URL can't be read: " + Query.ENCODING);
        }
    }

    private static String origin(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return request.scheme() + "://" + (authority == null ? request.localAddress() : authority);
    }
}
