package io.freshmaker.sandbox.odcs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How composes are to go, by a word of what they are made of - a tag, a module, a package or the NVR of a build - until
 * told otherwise; {@link #ANY} stands for every one. For any number of threads.
 */
public final class ComposerScript {

    /** The word that stands for all. */
    public static final String ANY = "*";

    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, Duration> durations = new ConcurrentHashMap<>();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** @param times how often yet */
    private record Failure(String reason, int times) {}

    /** Has the composes of that fail for that reason. */
    public void fail(String word, String reason) {
        failures.put(word, new Failure(reason, Integer.MAX_VALUE));
    }

    /** Has so many composes of that fail for that reason, and the others go well. */
    public void failTimes(String word, int times, String reason) {
        failures.put(word, new Failure(reason, times));
    }

    /** Has the composes of that take so long to generate. */
    public void slow(String word, Duration duration) {
        durations.put(word, duration);
    }

    /** Has the composes of that be generated without end, until let go. */
    public void stuck(String word) {
        stuck.add(word);
    }

    /** Has the composes of that wait without end, as when ODCS has no worker for them; clearing lets later ones go. */
    public void waiting(String word) {
        waiting.add(word);
    }

    /** Has the composes of that go well again; for those stuck see {@link OdcsStandIn#letGo}. */
    public void clear(String word) {
        failures.remove(word);
        durations.remove(word);
        stuck.remove(word);
        waiting.remove(word);
    }

    /** Why this compose fails, if it is to; counts it. */
    Optional<String> failure(Content content) {
        Optional<String> word =
                failures.keySet().stream().filter(one -> means(one, content)).findFirst();
        Optional<String> reason = word.map(failures::get).map(Failure::reason);
        word.ifPresent(one -> failures.computeIfPresent(
                one, (any, found) -> found.times() <= 1 ? null : new Failure(found.reason(), found.times() - 1)));
        return reason;
    }

    Duration duration(Content content, Duration usual) {
        return durations.entrySet().stream()
                .filter(one -> means(one.getKey(), content))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    boolean isStuck(Content content) {
        return stuck.stream().anyMatch(one -> means(one, content));
    }

    boolean isWaiting(Content content) {
        return waiting.stream().anyMatch(one -> means(one, content));
    }

    private static boolean means(String word, Content content) {
        return word.equals(ANY) || content.words().contains(word);
    }
}
