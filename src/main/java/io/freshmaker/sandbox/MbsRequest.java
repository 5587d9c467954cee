package io.freshmaker.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path as sent, without the query
 * @param host the Host header: page links are made with it
 * @param authorization the header of that name, or null
 * @param parameters of the query, in order, repetitions kept
 */
record MbsRequest(
        String method,
        String path,
        String host,
        String authorization,
        List<Map.Entry<String, String>> parameters,
        String body) {

    static MbsRequest of(HttpCall call) {
        return new MbsRequest(
                call.method(),
                call.path(),
                call.header("Host").orElse(""),
                call.header("Authorization").orElse(null),
                call.parameters(),
                call.body());
    }

    List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    boolean flag(String name) {
        return first(name)
                .filter(value -> List.of("true", "1").contains(value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
