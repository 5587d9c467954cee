package io.freshmaker.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The query of a URL, in its own order, repeated names included. */
public record Query(List<Parameter> parameters) {

    /** What is wrong with text that can't be decoded. */
    static final String ENCODING = "behind each % stand two digits of a byte, such as %25 for % itself, and there is no"
            + " character NUL, %00.";

    /** One name with one value. */
    public record Parameter(String name, String value) {

        private static Parameter read(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Parameter(decode(text), "")
                    : new Parameter(decode(text.substring(0, equals)), decode(text.substring(equals + 1)));
        }

        private static String decode(String text) {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0) {
                // PostgreSQL takes no text with it.
                throw new IllegalArgumentException("NUL");
            }
            return decoded;
        }

        private String encoded() {
            return URLEncoder.encode(name, StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param text as it was sent, or null
     * @throws Refused when it can't be decoded
     */
    static Query read(String text) {
        List<Parameter> read = new ArrayList<>();
        try {
            for (String part : text == null ? new String[0] : text.split("&")) {
                if (!part.isEmpty()) {
                    read.add(Parameter.read(part));
                }
            }
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("The query of the URL can't be read: " + ENCODING);
        }
        return new Query(List.copyOf(read));
    }

    List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    Query without(Set<String> names) {
        return new Query(parameters.stream()
                .filter(parameter -> !names.contains(parameter.name()))
                .toList());
    }

    Query with(String name, String value) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new Query(List.copyOf(more));
    }

    /** As it is written in a URL. */
    @Override
    public String toString() {
        return parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    }
}
