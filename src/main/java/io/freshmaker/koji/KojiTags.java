package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks targets, tags and their inheritance up at Koji. Each method throws {@link KojiException} when the hub can't be asked, and
 * {@link KojiFault} for a tag that it does not know.
 */
public final class KojiTags {

    /** Releases are set up a few times a year; a change is seen the same day. */
    private static final Duration AGE = Duration.ofHours(4);

    private static final long REMEMBERED = 1_000;

    private final KojiHub hub;
    private final Remembered<String, BuildTarget> targets;
    private final Remembered<String, Set<String>> inheritances;

    /** @param clock tells how old an answer is */
    public KojiTags(KojiHub hub, InstantSource clock) {
        this.hub = hub;
        this.targets = new Remembered<>(one -> 1, REMEMBERED, AGE, clock);
        this.inheritances = new Remembered<>(one -> 1, REMEMBERED, AGE, clock);
    }

    /** The target of that name; nothing when Koji has none. */
    public Optional<BuildTarget> target(String name) {
        Optional<BuildTarget> known = targets.get(name);
        if (known.isPresent()) {
            return known;
        }
        JsonNode answer = hub.read(KojiCall.of("getBuildTarget", name));
        if (answer.isNull()) {
            return Optional.empty();
        }
        BuildTarget target = BuildTarget.of(answer);
        targets.put(name, target);
        return Optional.of(target);
    }

    /** Whether Koji has a tag of that name. */
    public boolean exists(String tag) {
        return inheritances.get(tag).isPresent()
                || !hub.read(KojiCall.of("getTag", tag)).isNull();
    }

    /** The tag and all that it inherits, the nearest first. */
    public Set<String> inheritance(String tag) {
        return inheritances.get(tag).orElseGet(() -> {
            Set<String> names = new LinkedHashSet<>(List.of(tag));
            hub.read(KojiCall.of("getFullInheritance", tag))
                    .forEach(parent -> names.add(parent.path("name").asText("")));
            Set<String> whole = Collections.unmodifiableSet(names);
            inheritances.put(tag, whole);
            return whole;
        });
    }
}
