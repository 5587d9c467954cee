package io.freshmaker.sandbox.koji;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is in a tag, its own and what it inherits. Called in the lock of the state. */
final class HubTags {

    private final HubState state;

    HubTags(HubState state) {
        this.state = state;
    }

    /**
     * One step of an inheritance.
     *
     * @param depth 1 for a parent, 2 for its parents
     */
    record Link(HubTag child, HubTag parent, int priority, int depth) {}

    /** A build with the tag in which it was found. */
    record Found(HubTag tag, HubTagging tagging, HubBuild build) {}

    /** The inheritance in the order in which it counts: depth first, each tag once. */
    List<Link> inheritance(HubTag tag) {
        List<Link> links = new ArrayList<>();
        follow(tag, 1, new HashSet<>(Set.of(tag.id())), links);
        return links;
    }

    private void follow(HubTag tag, int depth, Set<Long> seen, List<Link> links) {
        int priority = 0;
        for (long parent : tag.parents()) {
            if (seen.add(parent)) {
                HubTag found = state.tags.get(parent).orElseThrow();
                links.add(new Link(tag, found, priority, depth));
                follow(found, depth + 1, seen, links);
            }
            priority += 10;
        }
    }

    /** The complete builds, newest tagging first within each tag, and the tag's own before those it inherits. */
    List<Found> builds(HubTag tag, boolean inherit, Predicate<HubBuild> wanted) {
        List<HubTag> order = new ArrayList<>(List.of(tag));
        if (inherit) {
            inheritance(tag).forEach(link -> order.add(link.parent()));
        }
        List<Found> found = new ArrayList<>();
        for (HubTag one : order) {
            state.taggings.by(one.id()).stream()
                    .sorted(Comparator.comparing(HubTagging::event).reversed())
                    .map(tagging -> new Found(
                            one, tagging, state.builds.get(tagging.build()).orElseThrow()))
                    .filter(each -> each.build().state() == HubBuild.COMPLETE && wanted.test(each.build()))
                    .forEach(found::add);
        }
        return found;
    }

    /** Of each package the build that was tagged last, in the first tag that has one. */
    List<Found> latest(HubTag tag, boolean inherit, Predicate<HubBuild> wanted) {
        return latest(tag, inherit, wanted, 1);
    }

    /** The same with so many builds of each package, those of the first tag before those of the next. */
    List<Found> latest(HubTag tag, boolean inherit, Predicate<HubBuild> wanted, int most) {
        Map<String, Integer> counts = new HashMap<>();
        return builds(tag, inherit, wanted).stream()
                .filter(found -> counts.merge(found.build().name(), 1, Integer::sum) <= most)
                .toList();
    }

    /** Puts the build in the tag, unless it is in it. */
    Optional<HubTagging> tag(HubBuild build, HubTag tag) {
        boolean there = state.taggings.by(tag.id()).stream().anyMatch(one -> one.build() == build.id());
        return there
                ? Optional.empty()
                : Optional.of(state.taggings.put(new HubTagging(tag.id(), build.id(), state.nextEvent())));
    }

    /** Takes the build out of the tag, if it is in it. */
    Optional<HubTagging> untag(HubBuild build, HubTag tag) {
        Optional<HubTagging> found = state.taggings.by(tag.id()).stream()
                .filter(one -> one.build() == build.id())
                .findFirst();
        found.ifPresent(state.taggings::remove);
        return found;
    }

    /** The tag of that name, which is made now when it is missing. */
    HubTag ensure(String name) {
        return state.tags
                .first(name)
                .orElseGet(() -> state.tags.put(new HubTag(state.tags.next(), name, "", List.of())));
    }
}
