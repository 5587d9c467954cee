package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer as it goes out. What the application itself answers is JSON; what its frame answers (no such path, no such
 * method, a crash) is a page of HTML.
 */
record MbsAnswer(int status, String contentType, Map<String, String> headers, String body) {

    private static final String HTML = "text/html; charset=utf-8";

    static MbsAnswer json(int status, JsonNode body) {
        return new MbsAnswer(status, "application/json", Map.of(), body + "\n");
    }

    /** An answer to a GET, which pages of other origins may read. */
    static MbsAnswer found(JsonNode body) {
        return new MbsAnswer(200, "application/json", Map.of("Access-Control-Allow-Origin", "*"), body + "\n");
    }

    static MbsAnswer refused(int status, String message) {
        return json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("error", phrase(status))
                        .put("message", message)
                        .put("status", status));
    }

    static MbsAnswer notFoundPage() {
        return page(
                404,
                "The requested URL was not found on the server. If you entered the URL manually please check your"
                        + " spelling and try again.");
    }

    static MbsAnswer notAllowedPage(String allowed) {
        MbsAnswer page = page(405, "The method is not allowed for the requested URL.");
        return new MbsAnswer(405, HTML, Map.of("Allow", allowed), page.body());
    }

    static MbsAnswer crashPage() {
        return page(
                500,
                "The server encountered an internal error and was unable to complete your request. Either the server is"
                        + " overloaded or there is an error in the application.");
    }

    static MbsAnswer unavailablePage() {
        return page(503, "The server is temporarily unable to service your request. Please try again later.");
    }

    /** Where a collection was asked for without its last slash. */
    static MbsAnswer movedTo(String url) {
        MbsAnswer page = page(308, "You should be redirected automatically to the target URL: " + url);
        return new MbsAnswer(308, HTML, Map.of("Location", url), page.body());
    }

    private static MbsAnswer page(int status, String words) {
        String body = String.join(
                "\n",
                "<!doctype html>",
                "<html lang=en>",
                "<title>" + status + " " + phrase(status) + "</title>",
                "<h1>" + phrase(status) + "</h1>",
                "<p>" + words + "</p>",
                "");
        return new MbsAnswer(status, HTML, Map.of(), body);
    }

    HttpReply reply(long delayMillis) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", contentType);
        return new HttpReply(status, all, body, delayMillis);
    }

    static String phrase(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
