package io.freshmaker.operate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the service that runs on this machine to do something. */
public final class Caller {

    private static final int CONNECT_MS = 5_000;

    private final Path data;

    /** @param data the data directory of the service */
    public Caller(Path data) {
        this.data = data;
    }

    /**
     * Has one operation done.
     *
     * @return the exit code; empty when no service runs here
     * @throws IllegalStateException when the service went away before it answered: it may have been done
     */
    public OptionalInt call(String operation, List<String> arguments, PrintWriter out, PrintWriter err) {
        Optional<Door> door = Door.read(data);
        if (door.isEmpty()) {
            return OptionalInt.empty();
        }
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), door.get().port()),
                    CONNECT_MS);
            return talk(socket, door.get(), operation, arguments, out, err);
        } catch (ConnectException e) {
            // It was killed, and could not take its file away.
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The service could not be asked: " + e, e);
        }
    }

    private static OptionalInt talk(
            Socket socket, Door door, String operation, List<String> arguments, PrintWriter out, PrintWriter err)
            throws IOException {
        String request = Stream.concat(Stream.of(door.word(), operation), arguments.stream())
                .map(Line::encoded)
                .collect(Collectors.joining("\t", "", "\n"));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        boolean answered = false;
        for (String line = answer.readLine(); line != null; line = answer.readLine()) {
            if (line.startsWith("exit ")) {
                return OptionalInt.of(Integer.parseInt(line.substring("exit ".length())));
            }
            boolean wrong = line.startsWith("err ");
            if (!wrong && !line.startsWith("out ")) {
                break;
            }
            answered = true;
            (wrong ? err : out).println(line.substring("out ".length()));
        }
        if (!answered) {
            // Another program has the port of a service that was killed.
            return OptionalInt.empty();
        }
        throw new IllegalStateException(
                "The service went away before it answered: look whether it was done before you ask again.");
    }
}
