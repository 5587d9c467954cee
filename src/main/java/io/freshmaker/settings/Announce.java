package io.freshmaker.settings;

/**
 * What is told on the bus of the changes of events and builds.
 *
 * @param on whether anything is
 * @param prefix what stands before the topics, such as {@code VirtualTopic.eng.freshmaker.}; may be empty
 * @param envelope {@code fedora-messaging}, {@code umb} or {@code fedmsg}
 */
public record Announce(boolean on, String prefix, String envelope) {

    private static final String ENVELOPE = "freshmaker.announce.envelope";
    private static final String PREFIX = "freshmaker.announce.prefix";

    static Announce read(Bus bus, Values values) {
        var announce = new Announce(
                values.read("freshmaker.announce", Forms.oneOf("false", "true")).equals("true"),
                values.read(PREFIX, Forms.text()),
                values.read(ENVELOPE, Forms.oneOf("fedora-messaging", "umb", "fedmsg")));
        if (announce.on()
                && announce.envelope().equals("umb")
                && !announce.prefix().startsWith("VirtualTopic.")) {
            values.clash(
                    PREFIX,
                    ENVELOPE,
                    "topics of UMB begin with VirtualTopic.; write VirtualTopic.eng.freshmaker. or the like.");
        }
        if (announce.on() && announce.envelope().equals("fedmsg") && bus.broker() == BrokerKind.RABBITMQ) {
            values.clash(
                    ENVELOPE,
                    "freshmaker.bus.broker",
                    "RabbitMQ routes by the subject of a message, and fedmsg's have none; write fedora-messaging or umb.");
        }
        return announce;
    }
}
