package io.freshmaker.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorKeeperTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static final Operations OPERATIONS = new Operations(Map.of(
            "repeat",
            (arguments, out) -> arguments.forEach(out::println),
            "refuse",
            (arguments, out) -> {
                throw new Operation.Mistake("There is no event " + arguments.get(0) + ".");
            },
            "fail",
            (arguments, out) -> {
                out.println("half of it");
                throw new IllegalStateException("The disk is full.");
            }));

    private DoorKeeper open() {
        return new DoorKeeper(data, OPERATIONS);
    }

    private OptionalInt call(String operation, String... arguments) {
        return new Caller(data)
                .call(operation, List.of(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void answersACommandLineByLine() {
        try (var keeper = open()) {
            assertThat(keeper).isNotNull();
            assertThat(call("repeat", "one", "tab\there", "two\nlines", "back\\slash", "umlaut ü", ""))
                    .hasValue(Operations.DONE);
        }
        assertThat(out.toString()).isEqualTo("one\ntab\there\ntwo\nlines\nback\\slash\numlaut ü\n\n");
    }

    @Test
    void tellsWhatWasWrongAndWhatFailed() {
        try (var keeper = open()) {
            assertThat(keeper).isNotNull();
            assertThat(call("refuse", "12")).hasValue(Operations.WRONG);
            assertThat(call("fail")).hasValue(Operations.FAILED);
            assertThat(call("dance")).hasValue(Operations.WRONG);
        }
        assertThat(out.toString()).isEqualTo("half of it\n");
        assertThat(err.toString().lines())
                .containsExactly(
                        "There is no event 12.",
                        "The disk is full.",
                        "There is no operation 'dance'; there are: fail, refuse, repeat."
                                + " Is the running service of another version?");
    }

    @Test
    void saysThatNobodyIsThereWithoutAServiceAndAfterAKill() throws IOException {
        assertThat(call("repeat")).isEmpty();
        open().close();
        assertThat(data).isEmptyDirectory();
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(data.resolve("control"), free.getLocalPort() + " leftover");
        }
        assertThat(call("repeat")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "99999 word", "-1 word", "1 2 3"})
    void takesAFileThatMeansNothingAsNobody(String text) throws IOException {
        Files.writeString(data.resolve("control"), text);
        assertThat(call("repeat")).isEmpty();
    }

    @Test
    void takesAnotherProgramOnThePortOfAKilledServiceAsNobody() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(data.resolve("control"), other.getLocalPort() + " leftover");
            var web = CompletableFuture.runAsync(() -> {
                try (var asked = other.accept()) {
                    new BufferedReader(new InputStreamReader(asked.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
                    asked.getOutputStream().write("HTTP/1.0 400 Bad Request\n\n{}\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(call("repeat")).isEmpty();
            web.get(10, TimeUnit.SECONDS);
        }
        assertThat(out.toString() + err).isEmpty();
    }

    @Test
    void opensOnlyToWhoCanReadTheFile() throws IOException {
        try (var keeper = open()) {
            assertThat(keeper).isNotNull();
            Path file = data.resolve("control");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            int port = Integer.parseInt(Files.readString(file).split(" ")[0]);
            try (var stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
                stranger.getOutputStream().write("guessed\trepeat\thello\n".getBytes(StandardCharsets.UTF_8));
                assertThat(stranger.getInputStream().readAllBytes()).isEmpty();
            }
        }
    }

    @Test
    void leavesTheFileOfTheServiceThatCameAfterIt() {
        var first = open();
        try (var second = open()) {
            assertThat(second).isNotNull();
            first.close();
            assertThat(call("repeat", "still here")).hasValue(Operations.DONE);
        }
    }
}
