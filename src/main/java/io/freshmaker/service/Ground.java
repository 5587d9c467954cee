package io.freshmaker.service;

import io.freshmaker.settings.Listener;
import io.freshmaker.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks whether this machine has what the settings ask for, before anything is started that would be in the way. */
final class Ground {

    private final Settings settings;

    Ground(Settings settings) {
        this.settings = settings;
    }

    /** A sentence for every port that something else listens on. */
    List<String> ports() {
        Optional<String> bus =
                settings.replica().role().works() && settings.bus().embedded()
                        ? port(
                                "127.0.0.1",
                                settings.bus().embeddedPort(),
                                "set freshmaker.bus.embedded.port to a free port, or freshmaker.bus.url to a broker that runs")
                        : Optional.empty();
        return Stream.of(
                        settings.replica().role().answers()
                                ? port("freshmaker.http", settings.http())
                                : Optional.<String>empty(),
                        port("freshmaker.management", settings.management()),
                        bus)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> port(String key, Listener listener) {
        String remedy = "set " + key + ".port to a free port";
        return new InetSocketAddress(listener.host(), 0).isUnresolved()
                ? Optional.of("There is no host " + listener.host() + ": set " + key
                        + ".host to an address of this machine, or 0.0.0.0 for all.")
                : port(listener.host(), listener.port(), remedy);
    }

    private static Optional<String> port(String host, int port, String remedy) {
        try (var socket = new ServerSocket()) {
            // A port whose last connections are still fading is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Can't listen on port " + port + " of " + host + " (" + e.getMessage()
                    + "): stop what is using it, or " + remedy + ".");
        }
    }

    /** A sentence when the data directory can't be made or written. */
    Optional<String> directory() {
        Path directory = settings.data().toAbsolutePath();
        String reason = "";
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "writable", null));
        } catch (FileAlreadyExistsException e) {
            reason = e.getFile() + " is a file";
        } catch (FileSystemException e) {
            reason = e.getReason() == null ? e.toString() : e.getReason();
        } catch (IOException e) {
            reason = e.toString();
        }
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of("The data directory " + directory + " can't be written (" + reason
                        + "): set freshmaker.data to a directory that this user may write to.");
    }
}
