package io.freshmaker.bus;

import io.freshmaker.plan.ContentType;
import io.freshmaker.plan.Part;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one content type makes of one message.
 *
 * @param topics what it listens to, without prefix, by name
 * @param filter its pre-filter; empty when it has none
 * @param listens whether the message's topic is among them
 * @param letsIn whether the pre-filter found something in the body
 * @param part its answer; null when it was not asked
 */
public record Hearing(
        ContentType type, SortedSet<String> topics, String filter, boolean listens, boolean letsIn, Part part) {

    public Hearing {
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }

    /** Why it was not asked, for people; empty when it was. */
    public String dropped() {
        if (part != null) {
            return "";
        }
        return "Dropped before the database: "
                + (listens
                        ? "the filter of " + type.name() + " finds nothing in the message."
                        : type.name() + " knows only messages of " + String.join(", ", topics) + ".");
    }

    /** Whether the message would become an event. */
    public boolean recognised() {
        return part != null && part.ours();
    }
}
