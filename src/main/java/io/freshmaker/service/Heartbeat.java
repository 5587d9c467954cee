package io.freshmaker.service;

import io.freshmaker.store.Replica;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has this replica say again and again that it lives, in a thread that does nothing else. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Replica replica;
    private final ScheduledExecutorService thread;
    private volatile String trouble = "";

    /** The other replicas know of this one when this returns. */
    Heartbeat(Replica replica) {
        this.replica = replica;
        replica.beat();
        long pause = replica.pause().toMillis();
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var beating = new Thread(task, "replica");
            beating.setDaemon(true);
            return beating;
        });
        thread.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            replica.beat();
            if (!trouble.isEmpty()) {
                LOG.info("replica {} is seen by the others again", replica.name());
            }
            trouble = "";
        } catch (RuntimeException e) {
            String reason = reason(e);
            if (trouble.isEmpty()) {
                LOG.warn("replica {} can't tell the others that it lives: {}; trying again", replica.name(), reason);
            }
            trouble = reason;
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Objects.requireNonNullElse(root.getMessage(), root.toString());
    }

    /** Ends the beating, and gives back what the replica has taken. */
    @Override
    public void close() {
        thread.shutdown();
        replica.leave();
    }
}
