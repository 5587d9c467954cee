package io.freshmaker.bus;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The prefixes that a bus puts before its topics, and the way from an address to a topic without them. Only whole
 * components count: with {@code org.fedoraproject.prod.} configured, a topic of the staging bus keeps its prefix and
 * therefore equals no topic that anybody listens to.
 */
public final class Topics {

    private static final List<String> SCHEMES = List.of("/topic/", "topic://", "/queue/", "queue://");
    private static final String CONSUMER = "Consumer.";

    private final List<String> prefixes;

    /** @param prefixes such as {@code org.fedoraproject.prod.}; a missing last dot is added, blank ones are left out */
    public Topics(Collection<String> prefixes) {
        this.prefixes = prefixes.stream()
                .map(String::strip)
                .filter(prefix -> !prefix.isEmpty())
                .map(prefix -> prefix.endsWith(".") ? prefix : prefix + ".")
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /**
     * The topic without scheme, consumer queue and the longest configured prefix that fits; the address unchanged when
     * none fits.
     */
    public String shortTopic(String address) {
        String bare = withoutConsumer(withoutScheme(address));
        for (String prefix : prefixes) {
            if (bare.startsWith(prefix) && bare.length() > prefix.length()) {
                return bare.substring(prefix.length());
            }
        }
        return address;
    }

    private static String withoutScheme(String address) {
        for (String scheme : SCHEMES) {
            if (address.startsWith(scheme)) {
                return address.substring(scheme.length());
            }
        }
        return address;
    }

    /** The client part of {@code Consumer.CLIENT.VirtualTopic.eng.X} may hold dots, so the virtual topic ends it. */
    private static String withoutConsumer(String address) {
        if (!address.startsWith(CONSUMER)) {
            return address;
        }
        int virtual = address.indexOf("." + Umb.VIRTUAL);
        int end = virtual >= 0 ? virtual : address.indexOf('.', CONSUMER.length());
        return end < 0 ? address : address.substring(end + 1);
    }
}
