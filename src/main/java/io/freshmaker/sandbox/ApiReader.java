package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Reads the REST API as any client that says nothing of itself. */
final class ApiReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String api;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param api its address, without a slash at the end */
    ApiReader(String api) {
        this.api = api;
    }

    /**
     * One answer.
     *
     * @throws ReadingClosed when it is not for everybody
     * @throws UncheckedIOException when there is none
     */
    JsonNode get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(api + path)).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                throw ReadingClosed.of(
                        body.path("message").asText(),
                        answer.headers().firstValue("WWW-Authenticate").orElse(""),
                        api);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("The API at " + api + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the story was told.", e);
        }
    }
}
