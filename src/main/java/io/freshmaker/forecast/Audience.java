package io.freshmaker.forecast;

import io.freshmaker.plan.Part;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who would be asked about a message, as far as it takes to say why nobody recognises it.
 *
 * @param topic of the message, without prefix
 * @param known every topic that content types listen to
 * @param dropping the content types that listen to this topic and drop the message, each with the reason
 * @param learning what else of ours listens to this topic, and plans nothing
 */
public record Audience(
        String topic, SortedSet<String> known, SortedMap<String, String> dropping, SortedSet<String> learning) {

    /** What the topics of messages that only we send ourselves begin with. */
    private static final String OWN = "freshmaker.";

    public Audience {
        known = Collections.unmodifiableSortedSet(new TreeSet<>(known));
        dropping = Collections.unmodifiableSortedMap(new TreeMap<>(dropping));
        learning = Collections.unmodifiableSortedSet(new TreeSet<>(learning));
    }

    /** Why no content type recognises the message, for people. */
    String silence(List<Part> answers) {
        if (!known.contains(topic)) {
            return unknown();
        }
        SortedMap<String, String> reasons = new TreeMap<>(dropping);
        answers.stream()
                .filter(part -> part.type().plans()
                        && part.draft() != null
                        && part.draft().because() != null)
                .forEach(part -> reasons.put(part.type().name(), part.draft().because()));
        return "No content type recognises this message of the topic " + topic + ". "
                + reasons.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining(" "));
    }

    private String unknown() {
        List<String> others =
                known.stream().filter(each -> !each.startsWith(OWN)).toList();
        String news = learning.isEmpty()
                ? ""
                : " What it tells is only learned from (" + String.join(", ", learning) + "), and leads to no plan.";
        String rest = others.isEmpty()
                ? " There is no content type that listens to a bus."
                : " Known are " + String.join(", ", others) + ".";
        return "No content type knows messages of the topic " + topic + "." + news
                + prefixed(others).orElse(rest);
    }

    /**
     * A bus of another name, such as a staging one, is not listened to, though its messages are the same. One topic may
     * end like another, as pagure.git.receive does: what is left before the longest is the bus.
     */
    private Optional<String> prefixed(List<String> others) {
        return others.stream()
                .filter(each -> topic.endsWith("." + each))
                .max(Comparator.comparingInt(String::length))
                .map(each -> " " + each + " is known: if this bus is meant, add "
                        + topic.substring(0, topic.length() - each.length())
                        + " to freshmaker.bus.topic-prefixes.");
    }
}
