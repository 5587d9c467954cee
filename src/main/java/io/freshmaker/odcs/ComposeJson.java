package io.freshmaker.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.RemoteCompose;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One compose in ODCS's JSON, as in its answers and messages. */
record ComposeJson(JsonNode json) {

    /** The result that every compose has. */
    static final String REPOSITORY = "repository";

    /** Whether it tells which compose it is, and a state of it that we know. */
    boolean readable() {
        JsonNode id = json.path("id");
        return id.isIntegralNumber() && id.canConvertToLong() && state().isPresent();
    }

    long id() {
        return json.path("id").longValue();
    }

    Optional<ComposeState> state() {
        JsonNode state = json.path("state");
        return state.isInt() ? ComposeState.of(state.intValue()) : Optional.empty();
    }

    RemoteCompose remote() {
        return new RemoteCompose(
                id(),
                state().orElseThrow(),
                text("state_reason"),
                text("owner"),
                need().orElse(null),
                text("result_repo"),
                text("result_repofile"),
                time("time_submitted").orElse(null),
                time("time_done").orElse(null),
                time("time_to_expire").orElse(null),
                time("time_removed").orElse(null));
    }

    /** What it is made of; nothing for a kind that we never ask for. */
    Optional<ComposeNeed> need() {
        JsonNode type = json.path("source_type");
        return (type.isInt() ? ComposeSource.of(type.intValue()) : Optional.<ComposeSource>empty())
                .filter(source ->
                        source == ComposeSource.BUILD || !text("source").isBlank())
                .map(source -> new ComposeNeed(
                        source,
                        text("source"),
                        words("packages"),
                        words("builds"),
                        List.copyOf(list("sigkeys")),
                        words("arches"),
                        words("flags")));
    }

    SortedSet<String> words(String field) {
        return new TreeSet<>(list(field));
    }

    /** ODCS writes some lists as arrays, and others as one text with spaces. */
    private List<String> list(String field) {
        JsonNode value = json.path(field);
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asText).toList();
        }
        return text(field).isBlank() ? List.of() : List.of(text(field).strip().split("\\s+"));
    }

    String text(String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    /** By ODCS's clock; nothing where none is told, or nobody can read it. */
    Optional<Instant> time(String field) {
        try {
            return text(field).isBlank()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text(field)).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
