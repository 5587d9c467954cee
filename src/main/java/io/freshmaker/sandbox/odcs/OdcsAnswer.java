package io.freshmaker.sandbox.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.sandbox.HttpReply;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer as it goes out, with what was made for it.
 *
 * @param made the compose that came to be by the request; null for none
 */
record OdcsAnswer(HttpReply reply, Compose made) {

    OdcsAnswer(HttpReply reply) {
        this(reply, null);
    }

    static OdcsAnswer json(int status, JsonNode body) {
        return new OdcsAnswer(new HttpReply(status, Map.of("Content-Type", "application/json"), body + "\n", 0));
    }

    static OdcsAnswer text(String body) {
        return new OdcsAnswer(new HttpReply(200, Map.of("Content-Type", "text/plain"), body, 0));
    }

    /** A refusal in the words of ODCS. */
    static OdcsAnswer refused(int status, String message) {
        OdcsAnswer answer = json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", status)
                        .put("error", HttpResponseStatus.valueOf(status).reasonPhrase())
                        .put("message", message));
        return status == 401 ? answer.and("WWW-Authenticate", "Negotiate") : answer;
    }

    /** The same with one more header. */
    OdcsAnswer and(String header, String value) {
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put(header, value);
        return new OdcsAnswer(new HttpReply(reply.status(), headers, reply.body(), reply.delayMillis()), made);
    }

    OdcsAnswer making(Compose compose) {
        return new OdcsAnswer(reply, compose);
    }
}
