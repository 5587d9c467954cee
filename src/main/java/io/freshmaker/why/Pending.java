package io.freshmaker.why;

import io.freshmaker.store.Database;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.SigningRow;
import io.freshmaker.store.UnplannedMessages;
import io.freshmaker.store.UnplannedMessages.Unplanned;
import io.freshmaker.why.WhyAnswer.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what no event was made of yet: messages that wait or could not be read, and builds that are signed in part. */
final class Pending {

    private static final int NAMED = 5;

    private final UnplannedMessages messages;
    private final SigningPages signings;

    Pending(Database database) {
        this.messages = new UnplannedMessages(database);
        this.signings = new SigningPages(database);
    }

    /**
     * What was found.
     *
     * @param waits what is still to come, in a sentence; null for nothing
     * @param unreadable the first message that could not be read; null for none
     */
    record Found(String waits, String unreadable) {}

    /** Looks, and adds a step for each look. */
    Found of(Subject subject, List<Step> steps) {
        List<Unplanned> unplanned = messages.naming(subject.text());
        List<String> half = subject.kind() == Subject.Kind.UPDATE
                ? List.of()
                : signings.waiting(subject.text()).stream()
                        .limit(NAMED)
                        .map(Pending::words)
                        .toList();
        steps.add(new Step(
                "Does a message about it wait, or was one unreadable?",
                unplanned.isEmpty()
                        ? "No."
                        : unplanned.stream().map(Pending::words).collect(Collectors.joining(" "))));
        if (!half.isEmpty()) {
            steps.add(new Step("Is a build of it signed in part?", String.join(" ", half)));
        }
        List<String> waits = new ArrayList<>();
        unplanned.stream()
                .filter(each -> !each.unreadable())
                .map(Pending::words)
                .forEach(waits::add);
        waits.addAll(half);
        return new Found(
                waits.isEmpty() ? null : waits.get(0),
                unplanned.stream()
                        .filter(Unplanned::unreadable)
                        .map(Pending::words)
                        .findFirst()
                        .orElse(null));
    }

    private static String words(Unplanned message) {
        String named = "Message " + message.messageId() + ", which came on " + Telling.minute(message.received());
        return Telling.ended(named
                + (message.unreadable() ? ", could not be read" : ", waits to be planned")
                + Telling.colon(message.reason()));
    }

    private static String words(SigningRow build) {
        return Telling.ended(build.nvr() + " is not known to be signed whole since " + Telling.minute(build.since())
                + Telling.colon(build.reason()));
    }
}
