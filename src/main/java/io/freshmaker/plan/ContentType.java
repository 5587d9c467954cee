package io.freshmaker.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A kind of compound we know how to rebuild, and when: one file in {@code routes/content}.
 *
 * @param name unique, the file's name without ending
 * @param version identifies the text of the file that answered
 * @param eventType the event type's name in the REST API; null for who only listens
 * @param system the build system its builds go to, such as {@code mbs}
 * @param dryRun whether its plans are only shown, and nothing of them is submitted
 * @param window for which its builds wait for other causes; nothing for as long as all others
 */
public record ContentType(
        String name, String version, String eventType, String system, boolean dryRun, Optional<Duration> window) {

    /** One whose builds wait for other causes as long as all others. */
    public ContentType(String name, String version, String eventType, String system, boolean dryRun) {
        this(name, version, eventType, system, dryRun, Optional.empty());
    }

    /** One whose plans are carried out. */
    public ContentType(String name, String version, String eventType, String system) {
        this(name, version, eventType, system, false);
    }

    /** Whether it makes plans. A route of ours that only listens for news has no event type. */
    public boolean plans() {
        return eventType != null;
    }
}
