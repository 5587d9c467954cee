package io.freshmaker.plan;

import io.freshmaker.change.BusMessage;
import java.util.Set;

/**
 * A message of the inbox that is being planned.
 *
 * @param id its row
 * @param request what a person asks for beyond it
 * @param tries how often planning it was begun, this time included
 * @param answered the content types whose part is stored already
 */
public record Received(long id, BusMessage message, ManualRequest request, int tries, Set<String> answered) {

    /** One that the bus brought. */
    public Received(long id, BusMessage message, int tries, Set<String> answered) {
        this(id, message, ManualRequest.NONE, tries, answered);
    }

    public Received {
        answered = Set.copyOf(answered);
    }
}
