package io.freshmaker.distgit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** git's own http server (git http-backend, a CGI program) on loopback, which wants an Authorization for pushes. */
final class GitOverHttp implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Path repositories;
    private final Set<String> authorizations;
    private final AtomicBoolean loseNextAnswer = new AtomicBoolean();

    GitOverHttp(Path repositories, Set<String> authorizations) throws IOException {
        this.repositories = repositories;
        this.authorizations = authorizations;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next push arrives, but its answer does not. */
    void loseNextAnswer() {
        loseNextAnswer.set(true);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getQuery();
            boolean push = path.endsWith("git-receive-pack") || "service=git-receive-pack".equals(query);
            if (push
                    && !authorizations.contains(
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"dist-git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Process backend = backend(exchange, path, query);
            try (OutputStream in = backend.getOutputStream()) {
                exchange.getRequestBody().transferTo(in);
            }
            byte[] answer = backend.getInputStream().readAllBytes();
            if (path.endsWith("git-receive-pack") && loseNextAnswer.getAndSet(false)) {
                return;
            }
            send(exchange, answer);
        }
    }

    private Process backend(HttpExchange exchange, String path, String query) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", repositories.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "safe.directory");
        environment.put("GIT_CONFIG_VALUE_0", "*");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", path);
        environment.put("QUERY_STRING", query == null ? "" : query);
        put(environment, "CONTENT_TYPE", exchange.getRequestHeaders().getFirst("Content-Type"));
        put(environment, "HTTP_CONTENT_ENCODING", exchange.getRequestHeaders().getFirst("Content-Encoding"));
        put(environment, "GIT_PROTOCOL", exchange.getRequestHeaders().getFirst("Git-Protocol"));
        return builder.start();
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    /** A CGI answer is a header block with an optional Status, an empty line, and the body. */
    private static void send(HttpExchange exchange, byte[] answer) throws IOException {
        int status = 200;
        int at = 0;
        while (true) {
            int end = at;
            while (answer[end] != '\n') {
                end++;
            }
            String line = new String(answer, at, end - at, StandardCharsets.US_ASCII).strip();
            at = end + 1;
            if (line.isEmpty()) {
                break;
            }
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
        }
        exchange.sendResponseHeaders(status, answer.length == at ? -1 : answer.length - at);
        exchange.getResponseBody().write(answer, at, answer.length - at);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
