package io.freshmaker.service;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshmaker.odcs.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what a test tells it to, in that order, and keeps what it heard. */
final class TinyOdcs implements AutoCloseable {

    /** One request as it came. */
    record Heard(String method, String uri, Headers headers, String body) {
        String header(String name) {
            return headers.containsKey(name) ? headers.getFirst(name) : "";
        }
    }

    private final HttpServer server;
    private final Deque<Wire> next = new ArrayDeque<>();
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private Map<String, String> more = Map.of();

    TinyOdcs() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    TinyOdcs(HttpServer server) {
        this.server = server;
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://localhost:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What is answered to the next requests; after the last one, and for a status of 0, the connection is closed. */
    TinyOdcs then(Wire... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    /** Headers of all answers from now on. */
    void with(Map<String, String> headers) {
        more = headers;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body));
            Wire answer = next.isEmpty() ? new Wire(0, "") : next.pop();
            if (answer.status() != 0) {
                byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
                more.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
                exchange.getResponseBody().write(text);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
