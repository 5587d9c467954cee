package io.freshmaker.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.compose.RemoteCompose;
import java.util.Optional;
import java.util.Set;

/** Reads what ODCS tells the bus of each step of a compose. */
public final class ComposeNews {

    /** In Fedora since 2020, and on the UMB since 2017. */
    public static final Set<String> TOPICS = Set.of("odcs.compose.state-changed", "odcs.state.change");

    /** Nothing for another topic, and for a message without the compose's id or a state that we know. */
    public Optional<RemoteCompose> read(BusMessage message) {
        if (!TOPICS.contains(message.topic())) {
            return Optional.empty();
        }
        JsonNode told = message.body();
        var compose = new ComposeJson(told.path("compose"));
        return compose.readable() ? Optional.of(compose.remote()) : Optional.empty();
    }
}
