package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks tags and targets up at Koji. Each method throws {@link KojiException} when the hub can't be asked, and
 * {@link KojiFault} for a tag or a build that it does not know.
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

    /** Of each image in the tag, or in one that it inherits, the build that was tagged last. */
    public List<KojiBuild> latestImages(String tag) {
        return builds(hub.read(KojiCall.of("getLatestBuilds", tag).with("type", "image")));
    }

    /** All image builds that have this very tag, the one tagged last first. */
    public List<KojiBuild> images(String tag) {
        return builds(
                hub.read(KojiCall.of("listTagged", tag).with("inherit", false).with("type", "image")));
    }

    private static List<KojiBuild> builds(JsonNode answer) {
        List<KojiBuild> builds = new ArrayList<>();
        answer.forEach(build -> builds.add(KojiBuild.of(build)));
        return builds;
    }

    /** The names of the tags that the build of that id has. */
    public List<String> ofBuild(long build) {
        List<String> tags = new ArrayList<>();
        hub.read(KojiCall.of("listTags", build))
                .forEach(tag -> tags.add(tag.path("name").asText("")));
        return tags;
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
