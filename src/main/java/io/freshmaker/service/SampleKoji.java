package io.freshmaker.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.freshmaker.content.Mistake;
import io.freshmaker.content.MistakesException;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The small Koji beside the sample messages, which they are played against: a JSON file that has for each method, and
 * for the first parameter, what the hub answers. Whatever is not in it, Koji does not know.
 */
final class SampleKoji implements KojiHub {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode answers;

    private SampleKoji(JsonNode answers) {
        this.answers = answers;
    }

    static Path path(Home home) {
        return home.content().resolve("samples").resolve("koji.json");
    }

    /**
     * The Koji of the samples; nothing where there is no such file.
     *
     * @throws MistakesException when it can't be read
     */
    static Optional<KojiHub> of(Home home) {
        Path file = path(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode answers = JSON.readTree(Files.readString(file));
            if (answers.isObject()) {
                return Optional.of(new SampleKoji(answers));
            }
            throw mistake(file, 1, "this is no JSON object");
        } catch (JsonProcessingException e) {
            throw mistake(
                    file,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    "this is no JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw mistake(file, 1, "it can't be read: " + e.getMessage());
        }
    }

    private static MistakesException mistake(Path file, int line, String what) {
        return new MistakesException(List.of(new Mistake(
                file,
                line,
                what + "; write {\"METHOD\": {\"FIRST PARAMETER\": ANSWER}}, as Koji's hub answers its methods.")));
    }

    @Override
    public JsonNode read(KojiCall call) {
        JsonNode answer =
                answers.path(call.method()).path(subject(call.parameters().path(0)));
        return answer.isMissingNode() ? NullNode.getInstance() : answer;
    }

    /** What the call is about: a positional parameter, or the value of the first keyword. */
    private static String subject(JsonNode parameter) {
        return parameter.properties().stream()
                .filter(keyword -> !keyword.getKey().startsWith("__"))
                .map(keyword -> keyword.getValue().asText())
                .findFirst()
                .orElseGet(parameter::asText);
    }

    @Override
    public List<KojiAnswer> readAll(List<KojiCall> calls) {
        return calls.stream().map(call -> new KojiAnswer(read(call), null)).toList();
    }

    @Override
    public JsonNode write(KojiCall call) {
        throw new KojiException("The Koji of the samples is there to be read alone.");
    }
}
