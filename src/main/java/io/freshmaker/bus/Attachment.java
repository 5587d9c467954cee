package io.freshmaker.bus;

import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.listener.AbstractMessageListenerContainer;

/**
 * Whether the intake's consumers are really attached to the broker: a route that says "started" may never get a
 * message, for a wrong address or a connection that is being made again. Thread-safe.
 */
public final class Attachment implements MessageListenerContainerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(Attachment.class);

    private final boolean silentBroker;
    private final Map<MessageConsumer, Session> consumers = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private Object connection;
    private volatile boolean connected;
    private volatile boolean explained;
    private volatile String problem = "it has not connected yet";

    /**
     * Nothing is attached yet.
     *
     * @param silentBroker whether the broker tells nobody when a queue is deleted, so that one has to look: RabbitMQ
     */
    public Attachment(boolean silentBroker) {
        this.silentBroker = silentBroker;
    }

    /** Whether at least one consumer is attached over a connection that is up. */
    public boolean attached() {
        return connected && !consumers.isEmpty();
    }

    /** What keeps it from being attached, in the broker's or the client's words; empty while it is. */
    public String problem() {
        return attached() ? "" : problem;
    }

    @Override
    public AbstractMessageListenerContainer createMessageListenerContainer(JmsEndpoint endpoint) {
        return new AttachedContainer(endpoint, this, silentBroker);
    }

    /** A new connection: whatever was attached over the one before is gone, and what is still told of that doesn't count. */
    synchronized void connected(Object fresh) {
        consumers.clear();
        explained = false;
        connection = fresh;
        connected = true;
    }

    synchronized void restored(Object of) {
        if (of == connection) {
            explained = false;
            connected = true;
            tell();
        }
    }

    void opened(MessageConsumer consumer, Session session) {
        consumers.put(consumer, session);
        tell();
    }

    /** The broker's own words, which count more than what the client makes of them afterwards. */
    void lost(MessageConsumer consumer, String reason) {
        consumers.remove(consumer);
        explain(reason);
    }

    void lost(Session session, String reason) {
        consumers.values().removeIf(owner -> owner == session);
        explain(reason);
    }

    synchronized void disconnected(Object of, String reason) {
        if (of == connection) {
            unconnected(reason);
        }
    }

    /** There is no connection, nor one to be made. */
    synchronized void unconnected(String reason) {
        connected = false;
        explain(explained ? problem : reason);
    }

    /** What is wrong with the brokers that the client tries again and again; empty when that is not known. */
    void blocked(String reason) {
        if (!connected && !reason.isEmpty()) {
            explain(reason);
        }
    }

    /** The client gave up on this connection. */
    synchronized void failed(String reason) {
        connected = false;
        problem = explained ? problem : reason;
        tell();
    }

    private void explain(String reason) {
        explained = true;
        problem = reason;
        tell();
    }

    /** Logs when it becomes attached or ceases to be: each reason once, where the client would tell every second. */
    private synchronized void tell() {
        if (attached()) {
            if (told.add("")) {
                told.retainAll(Set.of(""));
                LOG.info("bus: a consumer is attached");
            }
        } else {
            told.remove("");
            if (told.add(problem)) {
                LOG.warn("bus: no consumer is attached, {}; connecting again", problem);
            }
        }
    }
}
