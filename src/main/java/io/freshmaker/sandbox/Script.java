package io.freshmaker.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the builds of a module are to go, by the module's name, until told otherwise. */
final class Script {

    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Map<String, Duration> durations = new ConcurrentHashMap<>();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();

    void fail(String name, String reason) {
        failures.put(name, reason);
    }

    void slow(String name, Duration duration) {
        durations.put(name, duration);
    }

    void stick(String name) {
        stuck.add(name);
    }

    void clear(String name) {
        failures.remove(name);
        durations.remove(name);
        stuck.remove(name);
    }

    boolean isStuck(String name) {
        return stuck.contains(name);
    }

    Optional<String> failure(String name) {
        return Optional.ofNullable(failures.get(name));
    }

    Duration duration(String name, Duration usual) {
        return durations.getOrDefault(name, usual);
    }
}
