package io.freshmaker.sandbox.koji;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the builds of an image are to go, by the image's name in the NVR, until told otherwise. For any number of threads. */
public final class BuilderScript {

    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, Duration> durations = new ConcurrentHashMap<>();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();
    private final Set<String> old = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> missing = new ConcurrentHashMap<>();

    /** @param times how often yet */
    private record Failure(String reason, int times) {}

    /** Has the builds of the image fail for that reason. */
    public void fail(String name, String reason) {
        failures.put(name, new Failure(reason, Integer.MAX_VALUE));
    }

    /** Has so many builds of the image fail for that reason, and the others go well. */
    public void failTimes(String name, int times, String reason) {
        failures.put(name, new Failure(reason, times));
    }

    /** Has the builds of the image stay open so long. */
    public void slow(String name, Duration duration) {
        durations.put(name, duration);
    }

    /** Has the builds of the image stay open until they are cancelled, or let go. */
    public void stuck(String name) {
        stuck.add(name);
    }

    /** Has the builds of the image contain what its last build contains, as from a repository that nobody refreshed. */
    public void keepOld(String name) {
        old.add(name);
    }

    /** Has the builds of the image go without that binary rpm. */
    public void leaveOut(String name, String rpm) {
        missing.computeIfAbsent(name, any -> ConcurrentHashMap.newKeySet()).add(rpm);
    }

    /** Has the builds of the image go well again; for those stuck see {@link KojiStandIn#letGo}. */
    public void clear(String name) {
        failures.remove(name);
        durations.remove(name);
        stuck.remove(name);
        old.remove(name);
        missing.remove(name);
    }

    /** Why this build of the image fails, if it is to; counts it. */
    Optional<String> failure(String name) {
        Failure found = failures.get(name);
        if (found != null) {
            failures.computeIfPresent(
                    name, (any, one) -> one.times() <= 1 ? null : new Failure(one.reason(), one.times() - 1));
        }
        return Optional.ofNullable(found).map(Failure::reason);
    }

    Duration duration(String name, Duration usual) {
        return durations.getOrDefault(name, usual);
    }

    boolean isStuck(String name) {
        return stuck.contains(name);
    }

    boolean keepsOld(String name) {
        return old.contains(name);
    }

    boolean leavesOut(String name, String rpm) {
        return missing.getOrDefault(name, Set.of()).contains(rpm);
    }
}
