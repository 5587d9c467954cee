package io.freshmaker.settings;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * The message bus.
 *
 * @param broker how it is spoken to
 * @param url empty for the embedded broker
 * @param embeddedPort of the embedded broker; 0 for any free one
 * @param source where messages come from; a topic is read through the shared durable subscription
 * @param target where announcements and published messages go
 * @param prefetch messages that the broker sends ahead to each consumer
 * @param topicPrefixes what is cut off an address to get the topic; possibly none
 */
public record Bus(
        BrokerKind broker,
        Url url,
        String user,
        Secret password,
        Tls tls,
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
        BrokerKind named = values.read("freshmaker.bus.broker", BrokerKind.form());
        Url url = values.read("freshmaker.bus.url", UrlForms.broker());
        var bus = new Bus(
                named.behind(url),
                url,
                values.read("freshmaker.bus.user", Forms.text()),
                values.read("freshmaker.bus.password", Forms.secret()),
                Tls.read("freshmaker.bus.tls", values),
                values.read("freshmaker.bus.embedded.port", Forms.port()),
                values.read("freshmaker.bus.source", Destination::parse),
                values.read("freshmaker.bus.subscription", Forms.word("write the name of the subscription.")),
                values.read("freshmaker.bus.target", Destination::parse),
                values.read("freshmaker.bus.consumers", Forms.number(1, 100)),
                values.read("freshmaker.bus.prefetch", Forms.number(0, 100_000)),
                values.read("freshmaker.bus.topic-prefixes", Forms.list()));
        if (bus.broker() == BrokerKind.RABBITMQ) {
            bus.checkRabbitMq((key, remedy) -> values.clash(key, "freshmaker.bus.broker", remedy));
        }
        if (bus.tls().given() && !bus.embedded() && !url.value().contains("amqps:")) {
            String key = "freshmaker.bus.tls." + (bus.tls().keyStore().isPresent() ? "key-store" : "trust-store");
            values.clash(key, "freshmaker.bus.url", "it counts for TLS only; write amqps:// in freshmaker.bus.url.");
        }
        return bus;
    }

    private void checkRabbitMq(BiConsumer<String, String> mistake) {
        if (embedded()) {
            mistake.accept(
                    "freshmaker.bus.broker",
                    "the embedded broker is an Artemis; write the address of yours as freshmaker.bus.url, or artemis.");
        }
        if (source.kind() == Destination.Kind.TOPIC) {
            mistake.accept(
                    "freshmaker.bus.source",
                    "RabbitMQ has no shared durable subscriptions; bind a queue to the exchange and write queue:NAME.");
        } else if (source.name().contains("::")) {
            mistake.accept(
                    "freshmaker.bus.source",
                    "this is the form of Artemis; with RabbitMQ write queue:NAME, with the name of the queue alone.");
        }
        if (prefetch == 0) {
            mistake.accept("freshmaker.bus.prefetch", "with RabbitMQ write a number from 1 to 100000.");
        }
    }
}
