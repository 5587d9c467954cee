package io.freshmaker.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.RemoteCompose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeNewsTest {

    private final ComposeNews news = new ComposeNews();

    private Optional<RemoteCompose> read(String topic, String body) throws JsonProcessingException {
        return news.read(
                new BusMessage("m", topic, topic, Envelope.FLAT, Map.of(), null, new ObjectMapper().readTree(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"odcs.compose.state-changed", "odcs.state.change"})
    void tellsWhatBecameOfACompose(String topic) throws JsonProcessingException {
        RemoteCompose compose = read(
                        topic,
                        "{\"event\": \"state-changed\", \"compose\": "
                                + Wire.of("got-200-done").body() + "}")
                .orElseThrow();

        assertThat(compose.id()).isEqualTo(513);
        assertThat(compose.state()).isEqualTo(ComposeState.DONE);
        assertThat(compose.repositoryFile()).endsWith("odcs-490.repo");
    }

    /** No real message of a failed compose is known: this one is made after those of others. */
    @Test
    void needsNoNameOfTheStateNorAKindThatWeAskFor() throws JsonProcessingException {
        RemoteCompose compose = read("odcs.state.change", """
                        {"event": "state-changed", "compose": {"id": 9, "state": 4, "source_type": 5, "source": "eln#eln",
                         "state_reason": "Error while generating compose: no such tag", "packages": null}}""").orElseThrow();

        assertThat(compose.state()).isEqualTo(ComposeState.FAILED);
        assertThat(compose.reason()).isEqualTo("Error while generating compose: no such tag");
        assertThat(compose.need()).isNull();
        assertThat(compose.submitted()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "[]",
                "{}",
                "{\"compose\": null}",
                "{\"compose\": {\"state\": 2}}",
                "{\"compose\": {\"id\": 9}}",
                "{\"compose\": {\"id\": 9, \"state\": 7, \"state_name\": \"sleeping\"}}",
                "{\"compose\": {\"id\": 9, \"state_name\": \"done\"}}"
            })
    void hearsNothingInOtherMessages(String body) throws JsonProcessingException {
        assertThat(read("odcs.state.change", body)).isEmpty();
        assertThat(read("odcs.other", "{\"compose\": {\"id\": 9, \"state\": 2}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"odcs.compose.state-changed/fmfi-1, 378, GENERATING", "odcs.state.change/umbmeta-1, 185, DONE"})
    @EnabledIfSystemProperty(named = "freshmaker.test.messages", matches = ".+")
    void hearsWhatWasReallyTold(String name, long id, ComposeState state) throws IOException {
        String message = Files.readString(Path.of(System.getProperty("freshmaker.test.messages"), name + ".json"));
        RemoteCompose compose = read(
                        name.substring(0, name.indexOf('/')),
                        new ObjectMapper().readTree(message).path("msg").toString())
                .orElseThrow();

        assertThat(compose.id()).isEqualTo(id);
        assertThat(compose.state()).isEqualTo(state);
        assertThat(compose.submitted()).isNotNull();
    }
}
