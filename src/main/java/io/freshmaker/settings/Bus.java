package io.freshmaker.settings;

import java.util.List;

/**
 * The message bus.
 *
 * @param url empty for the embedded broker
 * @param embeddedPort of the embedded broker; 0 for any free one
 * @param source where messages come from; a topic is read through the shared durable subscription
 * @param target where announcements and published messages go
 * @param prefetch messages that the broker sends ahead to each consumer
 * @param topicPrefixes what is cut off an address to get the topic; possibly none
 */
public record Bus(
        Url url,
        String user,
        Secret password,
        int embeddedPort,
        Destination source,
        String subscription,
        Destination target,
        int consumers,
        int prefetch,
        List<String> topicPrefixes) {

    public Bus {
        topicPrefixes = List.copyOf(topicPrefixes);
    }

    /** Whether this program runs the broker itself. */
    public boolean embedded() {
        return url.isEmpty();
    }

    static Bus read(Values values) {
        return new Bus(
                values.read("freshmaker.bus.url", UrlForms.broker()),
                values.read("freshmaker.bus.user", Forms.text()),
                values.read("freshmaker.bus.password", Forms.secret()),
                values.read("freshmaker.bus.embedded.port", Forms.port()),
                values.read("freshmaker.bus.source", Destination::parse),
                values.read("freshmaker.bus.subscription", Forms.word("write the name of the subscription.")),
                values.read("freshmaker.bus.target", Destination::parse),
                values.read("freshmaker.bus.consumers", Forms.number(1, 100)),
                values.read("freshmaker.bus.prefetch", Forms.number(0, 100_000)),
                values.read("freshmaker.bus.topic-prefixes", Forms.list()));
    }
}
