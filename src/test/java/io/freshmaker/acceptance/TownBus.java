package io.freshmaker.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.bus.BusPublisher;
import io.freshmaker.bus.EmbeddedBroker;
import io.freshmaker.bus.EnvelopeWriter;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The broker of a town, and who publishes there in the name of the stand-ins and the tests. */
final class TownBus implements AutoCloseable {

    private final AtomicReference<BusPublisher> publisher = new AtomicReference<>();
    private final Path data;
    private EmbeddedBroker broker;
    private volatile boolean mute;

    /** Starts the broker, with nobody who publishes there yet. */
    TownBus(Path data) {
        this.data = data;
        broker = new EmbeddedBroker(data, 0);
    }

    EmbeddedBroker broker() {
        return broker;
    }

    void connect() {
        publisher.set(new BusPublisher(broker.url(), "", "", "topic:freshmaker"));
    }

    synchronized void disconnect() {
        BusPublisher gone = publisher.getAndSet(null);
        if (gone != null) {
            gone.close();
        }
    }

    /** Takes the broker away; its messages stay on the disk. */
    void stop() {
        disconnect();
        broker.close();
    }

    /** Gives it back on that port. */
    void start(int port) {
        broker = new EmbeddedBroker(data, port);
        connect();
    }

    /** Has nobody hear anything of the stand-ins from now on. */
    void mute() {
        mute = true;
    }

    void unmute() {
        mute = false;
    }

    /** Has a stand-in tell something, while there is somebody who publishes it. */
    synchronized void announce(String topic, ObjectNode msg) {
        if (publisher.get() != null && !mute) {
            send(Town.message(UUID.randomUUID().toString(), topic, msg));
        }
    }

    void send(BusMessage message) {
        send(message, Envelope.FEDORA_MESSAGING, "org.fedoraproject.prod.");
    }

    void send(BusMessage message, Envelope envelope, String prefix) {
        send(new EnvelopeWriter(new ObjectMapper()).write(message, envelope, prefix));
    }

    synchronized void send(Wire wire) {
        publisher.get().send(wire);
    }

    @Override
    public void close() {
        broker.close();
    }
}
