package io.freshmaker.settings;

import java.util.Locale;

/** How a broker wants to be spoken to over AMQP 1.0. */
public enum BrokerKind {
    /** Artemis, and every broker that takes the plain names of queues and topics. */
    ARTEMIS,
    /** RabbitMQ with its AMQP 1.0 plugin: {@code /amq/queue/NAME} and {@code /exchange/NAME}. */
    RABBITMQ;

    /** What somebody wrote into a URL before there was a setting for it. */
    private static final String OLD_SIGN = "jms.queuePrefix=/amq/queue/";

    /** The kind of the broker behind this URL: what was set, or what the URL gives away. */
    BrokerKind behind(Url url) {
        return url.value().contains(OLD_SIGN) ? RABBITMQ : this;
    }

    static Form<BrokerKind> form() {
        Form<String> word = Forms.oneOf("artemis", "rabbitmq");
        return text -> valueOf(word.read(text).toUpperCase(Locale.ROOT));
    }
}
