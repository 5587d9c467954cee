package io.freshmaker.bus;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An AMQP 1.0 broker in this process, for those who have none: it keeps its messages in the data directory and
 * listens on the loopback interface only.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** The multicast address that messages are published to, and the durable queue on it that the intake reads. */
    public static final String ADDRESS = "freshmaker";

    private static final String ACCEPTOR = "amqp";
    private static final String DEAD_LETTERS = "dead-letters";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException when it can't start, with the port and the directory
     */
    public EmbeddedBroker(Path data, int port) {
        try {
            broker.setConfiguration(configuration(data.resolve("broker").toAbsolutePath(), port));
            broker.start();
            if (port() <= 0) {
                throw new IllegalStateException("the port is in use");
            }
        } catch (Exception e) {
            stopQuietly();
            throw new IllegalStateException(
                    "The embedded broker can't listen on port " + port + ": " + e.getMessage()
                            + ". Set freshmaker.bus.embedded.port to a free one, or freshmaker.bus.url to your broker.",
                    e);
        }
    }

    private static ConfigurationImpl configuration(Path directory, int port) throws Exception {
        var configuration = new ConfigurationImpl();
        configuration.setName(ADDRESS);
        configuration.setSecurityEnabled(false);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setNodeManagerLockDirectory(directory.toString());
        configuration.setJournalFileSize(2 * 1024 * 1024);
        configuration.setJournalMinFiles(2);
        configuration.addAcceptorConfiguration(
                ACCEPTOR, "tcp://127.0.0.1:" + port + "?protocols=AMQP;amqpCredits=1000;amqpLowCredits=300");
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(ADDRESS)
                .addRoutingType(RoutingType.MULTICAST)
                .addQueueConfiguration(
                        QueueConfiguration.of(ADDRESS).setAddress(ADDRESS).setRoutingType(RoutingType.MULTICAST)));
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(DEAD_LETTERS)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(DEAD_LETTERS).setRoutingType(RoutingType.ANYCAST)));
        configuration.addAddressSetting("#", new AddressSettings().setDeadLetterAddress(SimpleString.of(DEAD_LETTERS)));
        return configuration;
    }

    /** The port it listens on. */
    public int port() {
        return broker.getActiveMQServer()
                .getRemotingService()
                .getAcceptor(ACCEPTOR)
                .getActualPort();
    }

    /** What AMQP 1.0 clients on this machine connect to. */
    public String url() {
        return "amqp://127.0.0.1:" + port();
    }

    /** Messages in the intake's queue that nobody acknowledged yet. */
    public long waiting() {
        return broker.getActiveMQServer().locateQueue(ADDRESS).getMessageCount();
    }

    /** Whether anybody reads the address through a subscription of its own, beside the queue. */
    public boolean subscribed() throws Exception {
        return broker.getActiveMQServer().getPostOffice().listQueuesForAddress(SimpleString.of(ADDRESS)).stream()
                .anyMatch(queue -> !queue.getName().toString().equals(ADDRESS) && queue.getConsumerCount() > 0);
    }

    /** Messages that were refused too often. */
    public long deadLetters() {
        return broker.getActiveMQServer().locateQueue(DEAD_LETTERS).getMessageCount();
    }

    private void stopQuietly() {
        try {
            broker.stop();
        } catch (Exception e) {
            // It never came up: the reason for that is the one worth telling.
            return;
        }
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded broker did not stop: " + e.getMessage(), e);
        }
    }
}
