package io.freshmaker.change;

/** How a message was wrapped on the bus it came from. */
public enum Envelope {
    /** The ZeroMQ bus of Fedora: topic, id, time and body all in one JSON object. */
    FEDMSG("fedmsg"),
    /** Fedora's AMQP bus: topic, id and headers in AMQP properties, the JSON body alone in the payload. */
    FEDORA_MESSAGING("fedora-messaging"),
    /** Red Hat's bus: the address is the topic ({@code VirtualTopic.eng.X}), headers are strings. */
    UMB("umb"),
    /** No bus format: body and topic merged, as test data and hand-made files have it. */
    FLAT("flat"),
    /** None: it came over no bus, we told it ourselves. */
    OWN("own");

    private final String label;

    Envelope(String label) {
        this.label = label;
    }

    /** The name in configuration, on the command line and in the database. */
    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException naming the labels there are */
    public static Envelope of(String label) {
        for (Envelope envelope : values()) {
            if (envelope.label.equals(label)) {
                return envelope;
            }
        }
        throw new IllegalArgumentException(
                "'" + label + "' is no envelope: write fedmsg, fedora-messaging, umb or flat.");
    }
}
