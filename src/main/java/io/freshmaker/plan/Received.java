package io.freshmaker.plan;

import io.freshmaker.change.BusMessage;
import java.util.Set;

/**
 * A message of the inbox that is being planned.
 *
 * @param id its row
 * @param tries how often planning it was begun, this time included
 * @param answered the content types whose part is stored already
 */
public record Received(long id, BusMessage message, int tries, Set<String> answered) {

    public Received {
        answered = Set.copyOf(answered);
    }
}
