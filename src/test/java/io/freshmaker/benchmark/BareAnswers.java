package io.freshmaker.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The baseline of pages: the HTTP server of the JDK, which has the answer in memory. */
final class BareAnswers implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;

    /** @param bytes of an answer */
    BareAnswers(int bytes, int clients) throws IOException {
        // Otherwise it waits for more to send after the headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        byte[] body = new byte[bytes];
        threads = Executors.newFixedThreadPool(clients);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, bytes);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
