package io.freshmaker.koji;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Requests as Java itself makes them, for tests that are not about the transport. */
public final class TinyWire implements KojiWire {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public TinyWire(String url) {
        this.url = url;
    }

    @Override
    public <T> T post(String path, Map<String, String> headers, byte[] body, Reading<T> reading) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url + path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            return reading.read(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
