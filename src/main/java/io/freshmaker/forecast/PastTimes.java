package io.freshmaker.forecast;

import io.freshmaker.artifact.Artifact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long builds took that are done, the newest of each artifact and of each type; it tells how long others will take. */
public final class PastTimes {

    private final int most;
    private final Map<Artifact, List<Duration>> own = new HashMap<>();
    private final Map<String, List<Duration>> ofTypes = new HashMap<>();

    /** @param most how many past builds an estimate rests on at most */
    public PastTimes(int most) {
        this.most = most;
    }

    /** Adds a build of an artifact; to be called with the newest first. */
    public void ofItself(Artifact artifact, Duration lasted) {
        add(own.computeIfAbsent(artifact, each -> new ArrayList<>()), lasted);
    }

    /** Adds a build of a type; to be called with the newest first. */
    public void ofType(String type, Duration lasted) {
        add(ofTypes.computeIfAbsent(type, each -> new ArrayList<>()), lasted);
    }

    private void add(List<Duration> times, Duration lasted) {
        if (times.size() < most && !lasted.isNegative()) {
            times.add(lasted);
        }
    }

    /** Of its own past builds, or else of those of its type; nothing where there is none of both. */
    public Optional<Estimate> of(Artifact artifact) {
        List<Duration> times = own.getOrDefault(artifact, List.of());
        return times.isEmpty()
                ? estimate(ofTypes.getOrDefault(artifact.type(), List.of()), false)
                : estimate(times, true);
    }

    private static Optional<Estimate> estimate(List<Duration> times, boolean own) {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        Duration median = sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
        return Optional.of(new Estimate(median, times.size(), own));
    }
}
