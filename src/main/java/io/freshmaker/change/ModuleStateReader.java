package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code mbs.module.state.change}, which MBS sends for every step of a module build. */
public final class ModuleStateReader {

    /** The topic of these messages. */
    public static final String TOPIC = "mbs.module.state.change";

    private static final List<String> NAMES = List.of("init", "wait", "build", "done", "failed", "ready", "garbage");

    /** Empty for another topic, and for a message without the build's id or its new state. */
    public Optional<ModuleStateChange> read(BusMessage message) {
        JsonNode build = message.body();
        JsonNode id = build.path("id");
        JsonNode newState = build.path("state");
        boolean readable = id.isIntegralNumber() && id.canConvertToLong() && newState.isInt();
        if (!message.topic().equals(TOPIC) || !readable) {
            return Optional.empty();
        }
        int state = newState.intValue();
        return Optional.of(new ModuleStateChange(
                id.longValue(),
                text(build, "name"),
                text(build, "stream"),
                text(build, "version"),
                text(build, "context"),
                state,
                stateName(build, state),
                text(build, "state_reason"),
                text(build, "scmurl"),
                build.path("scratch").asBoolean(),
                siblings(build.path("siblings"))));
    }

    private static List<Long> siblings(JsonNode ids) {
        if (!ids.isArray()) {
            return null;
        }
        List<Long> siblings = new ArrayList<>();
        ids.forEach(id -> siblings.add(id.asLong()));
        return siblings;
    }

    private static String stateName(JsonNode build, int state) {
        String given = text(build, "state_name");
        if (given != null) {
            return given;
        }
        return state >= 0 && state < NAMES.size() ? NAMES.get(state) : "state " + state;
    }

    /** Versions were numbers in some years. */
    private static String text(JsonNode build, String field) {
        JsonNode value = build.path(field);
        boolean usable =
                value.isNumber() || (value.isTextual() && !value.textValue().isBlank());
        return usable ? value.asText().strip() : null;
    }
}
