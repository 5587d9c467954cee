package io.freshmaker.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path as sent, without the query
 * @param parameters of the query, in order, repetitions kept
 * @param headers by name in lower case
 */
public record HttpCall(
        String method,
        String path,
        List<Map.Entry<String, String>> parameters,
        Map<String, String> headers,
        String body) {

    public HttpCall {
        parameters = List.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    /** A header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The first parameter of that name. */
    public Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
