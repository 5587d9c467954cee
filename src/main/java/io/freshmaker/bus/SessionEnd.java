package io.freshmaker.bus;

import io.freshmaker.http.BeforeSending;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.util.function.BiConsumer;
import org.apache.qpid.jms.JmsConnection;
import org.apache.qpid.jms.JmsConnectionListener;
import org.apache.qpid.jms.message.JmsInboundMessageDispatch;
import org.apache.qpid.jms.provider.ProviderException;

/**
 * Notices that the broker ends a session, which is how RabbitMQ refuses a queue, an exchange or a permission. The client
 * goes on waiting for an answer that never comes, even when the connection is closed: only a failure ends the wait.
 */
class SessionEnd implements JmsConnectionListener {

    private final JmsConnection connection;
    private final BiConsumer<Session, String> reason;

    /** @param reason takes the session that ended and the broker's words */
    SessionEnd(JmsConnection connection, BiConsumer<Session, String> reason) {
        this.connection = connection;
        this.reason = reason;
    }

    @Override
    public void onSessionClosed(Session session, Throwable failure) {
        String words = explained(words(failure, "the broker closed the session"));
        reason.accept(session, words);
        connection.onConnectionFailure(new ProviderException(words, failure));
    }

    /** The client refuses what it can't decode with a word that RabbitMQ's plugin does not know. */
    private static String explained(String words) {
        return words.contains("Unrecognised state: {'v1_0.modified'")
                ? "a message can't be decoded, and RabbitMQ does not let it be refused: take it off the queue, see the"
                        + " runbook (" + words + ")"
                : words;
    }

    /** Closes what is given up in any case; null is nothing to close. */
    static void close(JmsConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (JMSException e) {
            // Why it is given up has been told already.
            return;
        }
    }

    static String words(Throwable failure, String otherwise) {
        return failure == null || failure.getMessage() == null || stumbles(failure)
                ? otherwise
                : failure.getMessage().replaceAll("\\s+", " ");
    }

    /** Whether the client fell over a connection that ended before all of its own parts were there. */
    static boolean stumbles(Throwable failure) {
        return BeforeSending.causes(failure).anyMatch(NullPointerException.class::isInstance);
    }

    @Override
    public void onConnectionEstablished(URI remote) {}

    @Override
    public void onConnectionFailure(Throwable failure) {}

    @Override
    public void onConnectionInterrupted(URI remote) {}

    @Override
    public void onConnectionRestored(URI remote) {}

    @Override
    public void onInboundMessage(JmsInboundMessageDispatch delivery) {}

    @Override
    public void onConsumerClosed(MessageConsumer consumer, Throwable failure) {}

    @Override
    public void onProducerClosed(MessageProducer producer, Throwable failure) {}
}
