package io.freshmaker.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How long the packaged service takes to answer and how much memory it then has, against a bare HTTP server. */
final class StartBenchmark {

    private static final Path JAR = Path.of("target/freshmaker/freshmaker.jar");
    private static final String API = "/api/1/events/";
    private static final int ROUNDS = 3;

    private final Path directory;

    StartBenchmark(Path directory) {
        this.directory = directory;
    }

    void run() throws Exception {
        if (!Files.exists(JAR)) {
            System.out.println("start: not built yet: run ./mvnw -q -DskipTests package (" + JAR + " is missing)");
            return;
        }
        try {
            List<Started> bare = rounds(this::bareServer);
            print("", rounds(() -> service(List.of())), bare, 5);
            Path archive = directory.resolve("freshmaker.jsa");
            service(List.of("-XX:ArchiveClassesAtExit=" + archive));
            if (!Files.exists(archive)) {
                throw new IllegalStateException("The JDK wrote no class-data archive at the service's end.");
            }
            print(" with archive", rounds(() -> service(List.of("-XX:SharedArchiveFile=" + archive))), bare, 3);
        } catch (IllegalStateException e) {
            System.out.println("start: " + e.getMessage());
        }
    }

    private static void print(String how, List<Started> service, List<Started> bare, double seconds) {
        Line.limit(
                "start to first 200" + how,
                new Race(median(service, Started::seconds), median(bare, Started::seconds)),
                "s",
                seconds);
        Line.limit(
                "resident memory" + how,
                new Race(median(service, Started::mebibytes), median(bare, Started::mebibytes)),
                "MiB",
                350);
    }

    private static double median(List<Started> starts, ToDoubleFunction<Started> value) {
        return Race.median(starts.stream().mapToDouble(value).boxed().toList());
    }

    /** The first round, which reads the files from the disk, is not counted. */
    private static List<Started> rounds(Start start) throws Exception {
        List<Started> starts = new ArrayList<>();
        start.run();
        for (int round = 0; round < ROUNDS; round++) {
            starts.add(start.run());
        }
        return starts;
    }

    private Started bareServer() throws Exception {
        int port = freePort();
        List<String> command = List.of(
                JavaProgram.java(),
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                String.valueOf(port));
        return Started.measure(command, Map.of(), page(port), directory.resolve("bare.log"));
    }

    private Started service(List<String> options) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(JavaProgram.java()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString(), "serve"));
        Map<String, String> settings = Map.of(
                "FRESHMAKER_HTTP_HOST", "127.0.0.1",
                "FRESHMAKER_HTTP_PORT", String.valueOf(port),
                "FRESHMAKER_MANAGEMENT_HOST", "127.0.0.1",
                "FRESHMAKER_MANAGEMENT_PORT", "0",
                "FRESHMAKER_BUS_EMBEDDED_PORT", "0",
                "FRESHMAKER_DATA", Files.createTempDirectory(directory, "data").toString());
        return Started.measure(command, settings, page(port), directory.resolve("service.log"));
    }

    private static URI page(int port) {
        return URI.create("http://127.0.0.1:" + port + API);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private interface Start {
        Started run() throws Exception;
    }
}
