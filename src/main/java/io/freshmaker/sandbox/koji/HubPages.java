package io.freshmaker.sandbox.koji;

import io.freshmaker.sandbox.HttpReply;
import io.freshmaker.sandbox.ProxyPage;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import java.util.HashMap;
import java.util.Map;

/** Answers as they go out: XML for all that the hub says, text and pages for what its front end says. */
final class HubPages {

    private static final String TEXT = "text/plain";

    private HubPages() {}

    static HttpReply xml(String answer, long delayMillis) {
        return new HttpReply(200, headers("text/xml"), answer, delayMillis);
    }

    static HttpReply badRequest(String words) {
        return new HttpReply(400, headers(TEXT), "Invalid request: " + words + "\n", 0);
    }

    static HttpReply notAllowed() {
        Map<String, String> headers = headers(TEXT);
        headers.put("Allow", "POST");
        return new HttpReply(
                405, headers, "Method Not Allowed\nThis is an XML-RPC server. Only POST requests are accepted.\n", 0);
    }

    private static Map<String, String> headers(String contentType) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("Koji-Version", "1.35.3");
        return headers;
    }

    /** What is answered in place of the work; null where the hub itself decides. */
    static HttpReply of(Kind kind) {
        return switch (kind) {
            case BAD_REQUEST_400 -> badRequest("not well-formed (invalid token): line 1, column 0");
            case BAD_GATEWAY_502 ->
                ProxyPage.of(502, "The proxy server received an invalid response from an upstream server.");
            case UNAVAILABLE_503 -> ProxyPage.of(503, "The server is temporarily unable to service your request.");
            case OFFLINE_1014 -> xml(AnswerWriter.fault(HubFault.OFFLINE, "server is offline"), 0);
            case SLOW,
                    SLOW_WORK,
                    LOST_AFTER_WORK,
                    LOST_BEFORE_WORK,
                    DUPLICATED,
                    EXPIRED_1007,
                    SEQUENCE_1008,
                    BAD_SESSION_1002 -> null;
        };
    }
}
