package io.freshmaker.bus;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.jms.util.URISupport;

/**
 * The address of one broker, or of several in a fail-over list, with what the client should do where the address leaves
 * it open. What is written in it always counts.
 */
record BrokerUrl(String value) {

    private static final String FAILOVER = "failover:";
    private static final String NESTED = "failover.nested.";

    /** How many times a list is gone through before somebody waiting for it is told. */
    private static final String ROUNDS = "2";

    /**
     * For a connection that is to last: the list is tried again for ever, at most five seconds apart. The first
     * connection reports after two rounds, so that health can tell why there is none; then it is tried anew.
     */
    BrokerUrl lasting() {
        return with(Map.of(
                "failover.reconnectDelay", "100",
                "failover.maxReconnectDelay", "5000",
                "failover.startupMaxReconnectAttempts", ROUNDS));
    }

    /** For a command that somebody waits for: after two rounds it gives up. */
    BrokerUrl brief() {
        return with(Map.of(
                "failover.reconnectDelay",
                "100",
                "failover.maxReconnectDelay",
                "1000",
                "failover.maxReconnectAttempts",
                ROUNDS,
                "failover.startupMaxReconnectAttempts",
                ROUNDS));
    }

    /** With an option of the transport, on each broker of a list. */
    BrokerUrl withTransport(String option, String text) {
        return isList()
                ? with(Map.of(NESTED + "transport." + option, text))
                : with(Map.of("transport." + option, text));
    }

    boolean isList() {
        return value.startsWith(FAILOVER);
    }

    /**
     * The address of each broker, with the options that a list has for all of them.
     *
     * @throws IllegalArgumentException when it is no address
     */
    List<URI> brokers() {
        try {
            var address = new URI(value);
            if (!isList()) {
                return List.of(address);
            }
            var list = URISupport.parseComposite(address);
            Map<String, String> options = new LinkedHashMap<>();
            list.getParameters().forEach((option, text) -> {
                if (option.startsWith(NESTED) || option.startsWith("jms.")) {
                    options.put(option.startsWith(NESTED) ? option.substring(NESTED.length()) : option, text);
                }
            });
            List<URI> brokers = new ArrayList<>();
            for (URI broker : list.getComponents()) {
                brokers.add(URISupport.applyParameters(broker, options));
            }
            return brokers;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("freshmaker.bus.url is no address: " + e.getMessage(), e);
        }
    }

    private BrokerUrl with(Map<String, String> defaults) {
        int query = value.indexOf('?', isList() ? value.lastIndexOf(')') + 1 : 0);
        String given = query < 0 ? "" : value.substring(query + 1);
        Map<String, String> missing = new LinkedHashMap<>(defaults);
        missing.keySet().removeIf(option -> option.startsWith(FAILOVER.replace(':', '.')) != isList());
        for (String option : given.split("&")) {
            missing.remove(option.split("=", 2)[0]);
        }
        List<String> options = new ArrayList<>(given.isEmpty() ? List.of() : List.of(given));
        missing.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option -> options.add(option.getKey() + "=" + option.getValue()));
        String address = query < 0 ? value : value.substring(0, query);
        return new BrokerUrl(options.isEmpty() ? address : address + "?" + String.join("&", options));
    }
}
