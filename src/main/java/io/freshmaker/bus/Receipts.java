package io.freshmaker.bus;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.qpid.jms.message.JmsMessage;

/**
 * Lets acknowledgements of noise wait for one another: each waits for the client's network thread, which costs more
 * than all the rest of a noise message. An acknowledgement covers everything its session took before, so what is stored
 * is still acknowledged at once. Whatever a crash leaves unacknowledged comes again, as noise.
 */
final class Receipts {

    private static final int MOST = 50;
    /** AMQP's ACCEPTED: what every acknowledgement means, but only noise says it aloud. */
    private static final int ACCEPTED = 1;

    private final Map<Session, Open> waiting = new ConcurrentHashMap<>();

    private record Open(Message last, int messages) {}

    /** Marks a message as one whose acknowledgement may wait; for one that came again it must not. */
    static void mayWait(Message message) throws JMSException {
        if (message instanceof JmsMessage noise
                && noise.getAcknowledgeCallback() != null
                && !message.getJMSRedelivered()) {
            noise.getAcknowledgeCallback().setAckType(ACCEPTED);
        }
    }

    /**
     * What is to be acknowledged now. To be asked only when everything the session took is dealt with.
     *
     * @param message dealt with just now; null when none came for a while
     * @return a message whose acknowledgement covers all before it; null when there is none, or it may wait
     */
    Message due(Session session, Message message) {
        Open before = waiting.remove(session);
        if (message == null) {
            return before == null ? null : before.last();
        }
        int messages = before == null ? 1 : before.messages() + 1;
        if (messages >= MOST || !isMarked(message)) {
            return message;
        }
        waiting.put(session, new Open(message, messages));
        return null;
    }

    /** The sessions of a lost connection acknowledge nothing any more. */
    void forget() {
        waiting.clear();
    }

    private static boolean isMarked(Message message) {
        return message instanceof JmsMessage noise
                && noise.getAcknowledgeCallback() != null
                && noise.getAcknowledgeCallback().isAckTypeSet();
    }
}
