package io.freshmaker.settings;

import java.util.List;

/**
 * The proxy in front of us that logs people in.
 *
 * @param userHeader the header in which it names the user
 * @param groupsHeader the one with the groups, a list with commas
 * @param trusted where its connections come from
 */
public record AuthProxy(String userHeader, String groupsHeader, List<AddressRange> trusted) {

    private static final String KEY = "freshmaker.auth.proxy";

    static AuthProxy read(boolean used, Values values) {
        var proxy = new AuthProxy(
                values.read(KEY + ".user-header", AuthProxy::header),
                values.read(KEY + ".groups-header", AuthProxy::header),
                values.read(
                        KEY + ".trusted",
                        text -> Forms.list().read(text).stream()
                                .map(AddressRange::parse)
                                .toList()));
        if (used && proxy.trusted().isEmpty()) {
            values.clash(
                    KEY + ".trusted",
                    "freshmaker.auth",
                    "write the addresses that the proxy connects from, such as 10.1.2.3; from anywhere else anybody"
                            + " could write its headers.");
        }
        if (proxy.trusted().stream().anyMatch(range -> range.bits() == 0)) {
            values.clash(KEY + ".trusted", "freshmaker.auth", "this is every address; write those of the proxy alone.");
        }
        if (!used && !proxy.trusted().isEmpty()) {
            values.clash(KEY + ".trusted", "freshmaker.auth", "write freshmaker.auth=proxy as well, or remove this.");
        }
        return proxy;
    }

    private static String header(String text) {
        if (!text.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("write the name of a header, such as X-Forwarded-User.");
        }
        return text;
    }
}
