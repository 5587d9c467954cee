package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.sandbox.Publisher;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes in the order of the changes while the hub goes on; what can't be published is told in the log. */
final class QueuedPublisher implements Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedPublisher.class);

    private final Publisher publisher;
    private final ExecutorService queue;

    /** @param queue has one thread; once it is shut down nothing is published */
    QueuedPublisher(Publisher publisher, ExecutorService queue) {
        this.publisher = publisher;
        this.queue = queue;
    }

    @Override
    public void publish(String topic, ObjectNode msg) {
        if (!queue.isShutdown()) {
            queue.execute(() -> now(topic, msg));
        }
    }

    private void now(String topic, ObjectNode msg) {
        try {
            publisher.publish(topic, msg);
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be published", topic, failure);
        }
    }
}
