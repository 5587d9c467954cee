package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One alternative of a modulemd's dependencies: module name to streams. No streams stand for every stream, and
 * {@code -x} for every one but x.
 */
record Needs(SortedMap<String, List<String>> buildrequires, SortedMap<String, List<String>> requires) {

    static Needs of(JsonNode alternative) {
        return new Needs(streams(alternative.path("buildrequires")), streams(alternative.path("requires")));
    }

    private static SortedMap<String, List<String>> streams(JsonNode modules) {
        SortedMap<String, List<String>> byModule = new TreeMap<>();
        modules.properties().forEach(module -> {
            List<String> streams = new ArrayList<>();
            if (module.getValue().isValueNode()) {
                streams.add(module.getValue().asText());
            }
            module.getValue().forEach(stream -> streams.add(stream.asText()));
            byModule.put(module.getKey(), List.copyOf(streams));
        });
        return byModule;
    }

    /** The same with other buildrequired streams for the modules named. */
    Needs overriddenBy(Map<String, List<String>> streams) {
        SortedMap<String, List<String>> changed = new TreeMap<>(buildrequires);
        changed.replaceAll((module, old) -> streams.getOrDefault(module, old));
        return new Needs(changed, requires);
    }

    /** With one stream for each buildrequired module, at run time too where that stream would do. */
    Needs chosen(Map<String, String> streams) {
        SortedMap<String, List<String>> build = new TreeMap<>();
        streams.forEach((module, stream) -> build.put(module, List.of(stream)));
        SortedMap<String, List<String>> run = new TreeMap<>(requires);
        run.replaceAll((module, wanted) -> {
            String stream = streams.get(module);
            return stream != null && (wanted.isEmpty() || wanted.contains(stream)) ? List.of(stream) : wanted;
        });
        return new Needs(build, run);
    }

    /** MBS's hash of what a build of exactly these buildrequires is built with. */
    String buildContext() {
        return sha1(buildrequires.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\": \"" + e.getValue().get(0) + "\"")
                .collect(Collectors.joining(", ", "{", "}")));
    }

    /** MBS's hash of what it needs at run time. */
    String runtimeContext() {
        return sha1(requires.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\": [\""
                        + e.getValue().stream().sorted().collect(Collectors.joining("\", \"")) + "\"]")
                .collect(Collectors.joining(", ", "{", "}")));
    }

    /** The context of the build: eight digits of the hash of both. */
    String context() {
        return sha1(buildContext() + ":" + runtimeContext()).substring(0, 8);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        buildrequires.forEach((module, streams) ->
                streams.forEach(json.withObject("/buildrequires").putArray(module)::add));
        requires.forEach((module, streams) ->
                streams.forEach(json.withObject("/requires").putArray(module)::add));
        return json;
    }

    static String sha1(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("This Java has no SHA-1, which MBS's contexts are made of.", absent);
        }
    }
}
