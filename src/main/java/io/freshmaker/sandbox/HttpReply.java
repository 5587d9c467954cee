package io.freshmaker.sandbox;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.Map;

/**
 * What is to be done with a request.
 *
 * @param status 0 to close the connection without any answer
 * @param delayMillis how much later
 */
public record HttpReply(int status, Map<String, String> headers, String body, long delayMillis) {

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** None: the connection is closed. */
    public static HttpReply none() {
        return new HttpReply(0, Map.of(), "", 0);
    }

    boolean lost() {
        return status == 0;
    }

    String phrase() {
        return HttpResponseStatus.valueOf(status).reasonPhrase().toUpperCase(Locale.ROOT);
    }
}
