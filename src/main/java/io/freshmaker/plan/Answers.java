package io.freshmaker.plan;

import io.freshmaker.change.BusMessage;
import java.util.List;

/**
 * What all content types said to one message of the inbox.
 *
 * @param inboxId the message's row
 */
public record Answers(long inboxId, BusMessage message, List<Part> parts) {

    public Answers {
        parts = List.copyOf(parts);
    }
}
