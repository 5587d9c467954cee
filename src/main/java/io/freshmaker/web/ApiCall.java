package io.freshmaker.web;

import io.freshmaker.access.Identity;
import io.freshmaker.store.Detail;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to the REST API.
 *
 * @param version of the API: 1 or 2
 * @param origin what its links have before {@code /api}: as configured, or scheme and host as the client wrote them,
 *     {@code http://freshmaker.example:8080}
 * @param path the parts of the path that name things, by their names in {@link Endpoint#path}, decoded
 * @param caller who makes it
 * @param body what was sent with it
 */
public record ApiCall(
        int version, String origin, Map<String, String> path, Query query, Identity caller, RequestBody body) {

    public ApiCall {
        path = Map.copyOf(path);
    }

    /** The part of the path that names one thing by its number; null where there is none. */
    String id() {
        return path.get("id");
    }

    /** The number that {@link #id()} is; empty where it is none of 64 bit, or has a sign. */
    OptionalLong number() {
        return id().startsWith("-")
                ? OptionalLong.empty()
                : whole(id()).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** A whole number of 64 bit; nothing with a plus sign is one, which in a query stands for a space. */
    static Optional<Long> whole(String text) {
        return Optional.of(text)
                .filter(each -> each.matches("-?[0-9]{1,1000}"))
                .map(BigInteger::new)
                .filter(number -> number.bitLength() < Long.SIZE)
                .map(BigInteger::longValue);
    }

    /** The full form or the short one: version 2 differs from version 1 in what it answers when not asked. */
    Detail detail() {
        boolean full = switch (query.first("show_full_json").orElse("").toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> version == 1;
        };
        return new Detail(full, version > 1);
    }
}
