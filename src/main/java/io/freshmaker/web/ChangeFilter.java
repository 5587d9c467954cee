package io.freshmaker.web;

import io.freshmaker.artifact.Quoted;
import io.freshmaker.store.Announcement;
import io.freshmaker.store.ChangeKind;
import io.freshmaker.store.ChangeView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which changes a client wants to hear of: of each kind of filter that it gives one has to fit.
 *
 * @param names of the artifacts of builds
 */
record ChangeFilter(Set<Long> events, Set<Long> builds, Set<String> names, Set<String> kinds) {

    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("event_id", "integer", true, "Of this event and its builds."),
            new Parameter("build_id", "integer", true, "Of this build."),
            new Parameter("name", "string", true, "Of builds of the artifact with this name."),
            new Parameter("kind", "string", true, "Of this kind: " + String.join(", ", ChangeKind.topics()) + "."));

    ChangeFilter {
        events = Set.copyOf(events);
        builds = Set.copyOf(builds);
        names = Set.copyOf(names);
        kinds = Set.copyOf(kinds);
    }

    /** @throws Refused when a value can't be one, with those that can */
    static ChangeFilter read(Query query) {
        List<String> kinds = query.all("kind");
        for (String kind : kinds) {
            if (!ChangeKind.topics().contains(kind)) {
                throw Refused.malformed("kind can't be '" + Quoted.of(kind) + "': it is one of "
                        + String.join(", ", ChangeKind.topics()) + ".");
            }
        }
        return new ChangeFilter(
                numbers(query, "event_id"),
                numbers(query, "build_id"),
                new HashSet<>(query.all("name")),
                new HashSet<>(kinds));
    }

    private static Set<Long> numbers(Query query, String name) {
        Set<Long> numbers = new HashSet<>();
        query.all(name).forEach(text -> numbers.add(number(name, text)));
        return numbers;
    }

    /** @throws Refused when it is no whole number of 64 bit from 0 on */
    static long number(String name, String text) {
        return ApiCall.whole(text)
                .filter(number -> !text.startsWith("-"))
                .orElseThrow(() -> Refused.malformed(name + " has to be a whole number from 0 on, of 64 bit at most."));
    }

    boolean takes(ChangeView change) {
        Announcement told = change.announcement();
        return fits(kinds, told.kind().topic())
                && fits(events, told.eventId())
                && (builds.isEmpty() || told.buildId() != null && builds.contains(told.buildId()))
                && (names.isEmpty()
                        || change.build()
                                .filter(build -> names.contains(build.name()))
                                .isPresent());
    }

    private static <T> boolean fits(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
