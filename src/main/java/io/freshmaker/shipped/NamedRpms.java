package io.freshmaker.shipped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.change.Branches;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.GitReceiveReader;
import io.freshmaker.change.Wish;
import io.freshmaker.inventory.StreamNames;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiTags;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.release.ReleaseTags;
import io.freshmaker.release.Releases;
import io.freshmaker.release.StablePlace;
import io.freshmaker.release.StablePlaces;
import io.freshmaker.release.TargetPattern;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the bare name of an rpm stands for, as messages that content types know: its newest build in each release, and a
 * change of its spec file on each branch that modules have it from.
 */
public final class NamedRpms {

    private final StreamNames streams;
    private final Releases releases;
    private final TargetPattern targets;
    private final Optional<KojiBuilds> builds;
    private final Optional<KojiTags> tags;

    /** @param hub nothing where there is no Koji to ask: the content types then say so for each release */
    public NamedRpms(StreamNames streams, Releases releases, TargetPattern targets, Optional<KojiHub> hub) {
        this.streams = streams;
        this.releases = releases;
        this.targets = targets;
        this.builds = hub.map(KojiBuilds::new);
        this.tags = hub.map(each -> new KojiTags(each, InstantSource.system()));
    }

    /**
     * The messages that a message stands for: itself, unless it names rpms without version and release.
     *
     * @throws io.freshmaker.koji.KojiException when Koji can't be asked now
     */
    public List<BusMessage> meant(BusMessage message) {
        Wish wish = Wish.read(message).filter(each -> each.release().isEmpty()).orElse(null);
        if (wish == null || wish.rpms().stream().allMatch(Wish::isBuild)) {
            return List.of(message);
        }
        List<BusMessage> meant = new ArrayList<>();
        List<String> whole = wish.rpms().stream().filter(Wish::isBuild).toList();
        if (!whole.isEmpty()) {
            meant.add(message.withBody(rpms(whole)));
        }
        Set<String> places = tags.map(this::tags).orElse(Set.of());
        for (String name :
                wish.rpms().stream().filter(each -> !Wish.isBuild(each)).toList()) {
            builds(name, places)
                    .forEach(each ->
                            meant.add(message.withBody(rpms(List.of(each.rpm())).put("release", each.release()))));
            branches(name).forEach(branch -> meant.add(spec(message, name, branch)));
        }
        return meant;
    }

    /** The tags that images get their rpms from, and those that the file of releases means. */
    private Set<String> tags(KojiTags koji) {
        List<String> branches = streams.ofImages();
        Set<String> found = new LinkedHashSet<>();
        branches.forEach(branch ->
                koji.target(targets.of(branch)).ifPresent(target -> found.addAll(koji.inheritance(target.buildTag()))));
        Set<String> names = new LinkedHashSet<>(branches);
        names.addAll(found);
        found.addAll(new ReleaseTags(releases).near(names));
        return found;
    }

    /** @param rpm a build, or the name where there is none that could be told */
    private record Newest(String release, String rpm) {}

    /** Of each release, and of each place of a family of releases. */
    private Set<Newest> builds(String name, Set<String> tags) {
        Map<String, StablePlace> places = new LinkedHashMap<>();
        tags.forEach(tag -> place(tag).ifPresent(place -> places.put(tag, place)));
        Map<String, String> newest =
                builds.map(koji -> koji.newest(places.keySet(), name)).orElse(Map.of());
        Set<Newest> found = new LinkedHashSet<>();
        newest.forEach((tag, build) -> {
            StablePlace place = places.get(tag);
            // Updates inherit what the release began with.
            if (!tag.equals(place.branch()) || !newest.containsKey(tag + "-updates")) {
                found.add(new Newest(place.release(), build));
            }
        });
        Set<String> told = found.stream().map(Newest::release).collect(Collectors.toSet());
        releases.all().stream()
                .filter(release -> !told.contains(release.name()))
                .forEach(release -> found.add(new Newest(release.name(), name)));
        return found.isEmpty() ? Set.of(new Newest("", name)) : found;
    }

    /** What two entries claim belongs to neither; the check of the file tells it. */
    private Optional<StablePlace> place(String tag) {
        try {
            return new StablePlaces(releases).place(tag);
        } catch (AmbiguousRelease e) {
            return Optional.empty();
        }
    }

    private List<String> branches(String name) {
        List<String> known = streams.ofRpm(name);
        return known.isEmpty() ? List.of(Branches.RAWHIDE) : known;
    }

    private static ObjectNode rpms(List<String> names) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        names.forEach(body.putArray("rpms")::add);
        return body;
    }

    private static BusMessage spec(BusMessage asked, String name, String branch) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("commit")
                .put("namespace", "rpms")
                .put("repo", name)
                .put("branch", branch)
                .putObject("stats")
                .putObject("files")
                .putObject(name + ".spec");
        String topic = GitReceiveReader.TOPIC;
        return new BusMessage(asked.id(), topic, topic, asked.envelope(), Map.of(), null, body);
    }
}
