package io.freshmaker.bus;

import jakarta.jms.MessageConsumer;
import java.net.URI;
import org.apache.qpid.jms.JmsConnection;

/** Tells the attachment what the client tells of one connection. */
final class ConnectionWatch extends SessionEnd {

    private final JmsConnection connection;
    private final Attachment attachment;
    private final BrokerLook brokers;

    ConnectionWatch(JmsConnection connection, Attachment attachment, BrokerLook brokers) {
        super(connection, attachment::lost);
        this.connection = connection;
        this.attachment = attachment;
        this.brokers = brokers;
    }

    @Override
    public void onConsumerClosed(MessageConsumer consumer, Throwable failure) {
        attachment.lost(consumer, words(failure, "the broker closed the consumer"));
    }

    @Override
    public void onConnectionFailure(Throwable failure) {
        attachment.disconnected(connection, brokers.words(failure, "the connection failed"));
    }

    @Override
    public void onConnectionInterrupted(URI remote) {
        attachment.disconnected(connection, "the connection to " + remote.getHost() + " was interrupted");
    }

    @Override
    public void onConnectionRestored(URI remote) {
        attachment.restored(connection);
    }
}
