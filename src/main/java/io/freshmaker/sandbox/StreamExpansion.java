package io.freshmaker.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the combinations of streams that a modulemd is to be built with, one build each. Every other module must have
 * been built on the same stream of the base module.
 */
final class StreamExpansion {

    private static final String BASE = Platform.NAME;

    private final ModuleBuilds builds;

    StreamExpansion(ModuleBuilds builds) {
        this.builds = builds;
    }

    /**
     * One combination.
     *
     * @param needs one stream a module
     * @param modules the newest ready build of each
     */
    record Combination(Needs needs, SortedMap<String, ModuleBuild> modules) {

        String platformStream() {
            return modules.get(BASE).nsvc().stream();
        }
    }

    /** The combinations in order of their streams; never none, for then the submission is refused. */
    List<Combination> expand(List<Needs> alternatives) {
        Map<String, Combination> byContext = new LinkedHashMap<>();
        boolean based = false;
        for (Needs needs : alternatives) {
            List<String> wanted = needs.buildrequires().get(BASE);
            for (String stream : wanted == null ? List.<String>of() : streams(BASE, wanted)) {
                if (builds.latestReady(BASE, stream, stream).isPresent()) {
                    based = true;
                    expand(needs, stream)
                            .forEach(
                                    found -> byContext.putIfAbsent(found.needs().context(), found));
                }
            }
        }
        if (!based) {
            throw new Refusal(
                    422, "None of the base module (platform) streams in the buildrequires section could be found");
        }
        if (byContext.isEmpty()) {
            throw new Refusal(400, "No dependency combination was satisfied");
        }
        return List.copyOf(byContext.values());
    }

    private List<Combination> expand(Needs needs, String platform) {
        List<Map<String, String>> choices = List.of(Map.of(BASE, platform));
        for (Map.Entry<String, List<String>> module : needs.buildrequires().entrySet()) {
            if (!module.getKey().equals(BASE)) {
                choices = multiplied(choices, module.getKey(), streams(module.getKey(), module.getValue()));
            }
        }
        List<Combination> found = new ArrayList<>();
        for (Map<String, String> choice : choices) {
            SortedMap<String, ModuleBuild> modules = new TreeMap<>();
            choice.forEach((name, stream) ->
                    builds.latestReady(name, stream, platform).ifPresent(build -> modules.put(name, build)));
            if (modules.size() == choice.size()) {
                found.add(new Combination(needs.chosen(choice), modules));
            }
        }
        return found;
    }

    private List<Map<String, String>> multiplied(
            List<Map<String, String>> choices, String module, List<String> streams) {
        List<Map<String, String>> more = new ArrayList<>();
        for (Map<String, String> choice : choices) {
            for (String stream : streams) {
                if (!builds.readyStreams(module).contains(stream)) {
                    throw new Refusal(422, "Cannot find any module builds for " + module + ":" + stream);
                }
                Map<String, String> longer = new LinkedHashMap<>(choice);
                longer.put(module, stream);
                more.add(longer);
            }
        }
        return more;
    }

    private List<String> streams(String module, List<String> wanted) {
        boolean allBut = wanted.stream().allMatch(stream -> stream.startsWith("-"));
        return allBut
                ? builds.readyStreams(module).stream()
                        .filter(stream -> !wanted.contains("-" + stream))
                        .toList()
                : wanted;
    }
}
