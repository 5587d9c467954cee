package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The requests to the API that the README shows, each with its answer: made as a reader makes them, in one shell. */
final class ReadmeRequests {

    private static final Pattern SHOWN = Pattern.compile("(?ms)^```sh\\n(.*?)^```\\n\\n```(?:json)?\\n(.*?)^```$");
    private static final String END = "== end of the answer ==";
    private static final int SECONDS = 30;

    /**
     * @param script the lines of one block
     * @param answer what they print, with "..." for what is left out, and line breaks and spaces as one likes
     */
    private record Request(String script, String answer) {

        Pattern expected() {
            return Pattern.compile(Arrays.stream(squeezed(answer).split("\\.\\.\\."))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*"))
                    + (squeezed(answer).endsWith("...") ? ".*" : ""));
        }
    }

    private ReadmeRequests() {}

    /** Makes all of them to the sandbox that listens on that port; it has to have told its story. */
    static void areAnsweredAsShown(int port) throws IOException, InterruptedException {
        List<Request> shown = shown();
        assertThat(shown).hasSizeGreaterThan(4);
        List<String> answers = answers(shown, port);
        assertThat(answers).hasSameSizeAs(shown);
        for (int i = 0; i < shown.size(); i++) {
            assertThat(answers.get(i))
                    .as(shown.get(i).script())
                    .matches(shown.get(i).expected());
        }
    }

    private static List<Request> shown() throws IOException {
        String section = Files.readString(Path.of(System.getProperty("user.dir"), "README.md"))
                .split("\n## The API in short\n")[1]
                .split("\n## ")[0];
        return SHOWN.matcher(section)
                .results()
                .map(found -> new Request(found.group(1), found.group(2)))
                .toList();
    }

    private static List<String> answers(List<Request> shown, int port) throws IOException, InterruptedException {
        String script = shown.stream().map(Request::script).collect(Collectors.joining("\necho '" + END + "'\n"));
        var builder = new ProcessBuilder("bash", "-c", script.replace("localhost:8080", "localhost:" + port));
        builder.environment().put("NO_PROXY", "localhost");
        Process shell = builder.redirectErrorStream(true).start();
        try {
            String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            return Arrays.stream(printed.replace("localhost:" + port, "localhost:8080")
                            .split(END))
                    .map(ReadmeRequests::squeezed)
                    .toList();
        } finally {
            shell.destroyForcibly();
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }
}
