package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A hub of a few methods that is as strict about sessions as Koji's, and fails when it is told to. */
public final class TinyHub implements AutoCloseable {

    /** One request as it came, and the port that it came from. */
    public record Heard(
            int port,
            String path,
            String query,
            Map<String, List<String>> headers,
            String method,
            JsonNode parameters) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    /** What is answered in the place of a value. */
    public record Reply(int status, String type, String body, boolean dropped) {
        public static Reply page(int status, String html) {
            return new Reply(status, "text/html", html, false);
        }

        public static Reply fault(int code, String words) {
            return xml("<fault>" + value(Map.of("faultCode", code, "faultString", words)) + "</fault>");
        }

        public static Reply lost() {
            return new Reply(0, "", "", true);
        }

        static Reply xml(String inside) {
            return new Reply(
                    200,
                    "text/xml",
                    "<?xml version='1.0'?>\n<methodResponse>\n" + inside + "\n</methodResponse>\n",
                    false);
        }
    }

    static {
        // Else each answer waits 40 ms for the client's acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<JsonNode, Object>> methods = new ConcurrentHashMap<>();
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();
    private final Deque<Reply> next = new ArrayDeque<>();
    private final TinySessions sessions = new TinySessions();
    public final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());

    public TinyHub() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    public TinyHub(HttpServer server) {
        this.server = server;
        server.createContext("/kojihub", this::serve);
        server.setExecutor(threads);
        server.start();
        on("login", sessions::login);
        on("sslLogin", sessions::login);
        on("getLoggedInUser", none -> Map.of("id", 7, "name", "freshmaker"));
        on("logout", none -> null);
    }

    /** Lets in some callers, as the web server in front of a hub does. */
    @FunctionalInterface
    public interface Guard {

        /** The headers of the answer to one that comes in; nothing for one that does not. */
        Optional<Map<String, String>> admit(Heard call);
    }

    /** Has the web server in front of the hub ask at a path who comes. */
    public void guard(String path, Guard guard) {
        guards.put(path, guard);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://localhost:" + port() + "/kojihub";
    }

    /** What a method answers; a {@link Reply} as it is. */
    public TinyHub on(String method, Function<JsonNode, Object> answer) {
        methods.put(method, answer);
        return this;
    }

    /** What is answered to the next requests, whatever they ask. */
    public void then(Reply... replies) {
        synchronized (next) {
            next.addAll(List.of(replies));
        }
    }

    public TinySessions sessions() {
        return sessions;
    }

    public List<String> methodsHeard() {
        return heard.stream().map(Heard::method).toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Heard call = read(exchange);
            heard.add(call);
            sessions.begin(call);
            Optional<Map<String, String>> admitted = guards.getOrDefault(call.path(), anybody -> Optional.of(Map.of()))
                    .admit(call);
            admitted.ifPresent(shown -> shown.forEach(exchange.getResponseHeaders()::set));
            Reply reply = reply(call, admitted.isPresent());
            sessions.end(call);
            if (!reply.dropped()) {
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", reply.type());
                exchange.sendResponseHeaders(reply.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Reply reply(Heard call, boolean admitted) {
        synchronized (next) {
            if (!next.isEmpty()) {
                return next.pop();
            }
        }
        if (!admitted) {
            return Reply.page(401, "<html>Unauthorized</html>");
        }
        Reply refused = sessions.check(call);
        if (refused != null) {
            return refused;
        }
        Object answer = answer(call.method(), call.parameters());
        return answer instanceof Reply reply
                ? reply
                : Reply.xml("<params><param>" + value(answer) + "</param></params>");
    }

    /** What a method answers. */
    Object answer(String method, JsonNode parameters) {
        return methods.getOrDefault(method, none -> Reply.fault(1000, "Invalid method: " + method))
                .apply(parameters);
    }

    static String value(Object value) {
        String call = new String(XmlRpcWriter.bytes(KojiCall.of("x", value)), StandardCharsets.UTF_8);
        return call.substring(call.indexOf("<param>") + 7, call.lastIndexOf("</param>"));
    }

    /** The parameters of a call are read as one array. */
    private static Heard read(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = text.replaceAll("(?s).*<methodName>(.*)</methodName>.*", "$1");
        String values = text.substring(text.indexOf("</methodName>") + 13)
                .replace("<params></params>", "")
                .replaceAll("</?(params|param|methodCall)>", "");
        String answer = "<methodResponse><params><param><value><array><data>" + values
                + "</data></array></value></param></params></methodResponse>";
        JsonNode parameters = XmlRpcReader.answer(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)))
                .orThrow();
        String query = exchange.getRequestURI().getQuery();
        return new Heard(
                exchange.getRemoteAddress().getPort(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                Map.copyOf(exchange.getRequestHeaders()),
                method,
                parameters);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
