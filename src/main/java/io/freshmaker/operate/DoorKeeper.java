package io.freshmaker.operate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets commands on this machine ask the running service, which has the embedded database for itself. A request is one
 * line: the word, the operation and its arguments, separated by tabs. The answer is lines that begin with {@code out},
 * {@code err} or, the last one, {@code exit}.
 */
public final class DoorKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);

    private static final int PATIENCE_MS = 10_000;
    private static final int WORD_BYTES = 32;

    private final Path data;
    private final Operations operations;
    private final ServerSocket socket;
    private final Door door;

    /**
     * Opens the door.
     *
     * @param data the directory that commands look in
     * @throws UncheckedIOException when the directory can't be written
     */
    public DoorKeeper(Path data, Operations operations) {
        this.data = data;
        this.operations = operations;
        try {
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No loopback port can be opened for commands: " + e, e);
        }
        byte[] word = new byte[WORD_BYTES];
        new SecureRandom().nextBytes(word);
        this.door = new Door(socket.getLocalPort(), HexFormat.of().formatHex(word));
        door.write(data);
        start(this::listen, "control");
    }

    private static void start(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                start(() -> serve(caller), "control-call");
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("commands: a call could not be taken: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                var answer = new PrintWriter(
                        new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8), true)) {
            caller.setSoTimeout(PATIENCE_MS);
            String line = in.readLine();
            String[] request = line == null ? new String[0] : line.split("\t", -1);
            if (request.length < 2 || !opens(request[0])) {
                return;
            }
            List<String> arguments = List.of(request).subList(2, request.length).stream()
                    .map(Line::decoded)
                    .toList();
            LOG.info("command: {} {}", request[1], String.join(" ", arguments));
            int exit = operations.run(request[1], arguments, Line.writer("out", answer), Line.writer("err", answer));
            answer.println("exit " + exit);
        } catch (IOException e) {
            LOG.debug("commands: a caller went away: {}", e.getMessage());
        }
    }

    private boolean opens(String word) {
        return MessageDigest.isEqual(
                word.getBytes(StandardCharsets.UTF_8), door.word().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            door.remove(data);
        }
    }
}
