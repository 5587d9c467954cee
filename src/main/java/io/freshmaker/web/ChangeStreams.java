package io.freshmaker.web;

import io.freshmaker.store.ChangeView;
import io.freshmaker.store.Changes;
import io.freshmaker.store.Outage;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all clients that listen what changed, each from its own place on. One thread looks into the database, and only
 * while somebody listens; those at the same place share what it reads. Thread-safe.
 */
public final class ChangeStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStreams.class);
    private static final int BATCH = 100;

    private final Changes changes;
    private final StreamLimits limits;
    private final StreamPlaces places;
    private final ScheduledExecutorService thread;
    private boolean looking;
    private volatile String trouble = "";

    public ChangeStreams(Changes changes, StreamLimits limits) {
        this.changes = changes;
        this.limits = limits;
        this.places = new StreamPlaces(limits.most());
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var looker = new Thread(task, "changes");
            looker.setDaemon(true);
            return looker;
        });
    }

    /** What is to be read of. */
    Changes changes() {
        return changes;
    }

    /** How many clients listen. */
    public int listening() {
        return places.all().size();
    }

    /** Whether one more of this holder may listen. */
    boolean room(String holder) {
        return places.room(holder);
    }

    /** @return whether there was room for it */
    synchronized boolean add(ChangeStream stream) {
        if (!places.take(stream, this::dismiss)) {
            return false;
        }
        if (!looking) {
            looking = true;
            thread.scheduleWithFixedDelay(this::look, 0, limits.look().toMillis(), TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private void dismiss(ChangeStream stream) {
        LOG.info(
                "a client of live changes makes room for another: all {} places are taken, most by {}",
                limits.most(),
                stream.holder());
        // On the one thread that writes to it. Who comes back with the last id that it has misses nothing.
        thread.execute(stream::close);
    }

    void remove(ChangeStream stream) {
        stream.gone();
        places.leave(stream);
    }

    private void look() {
        boolean more = !places.all().isEmpty();
        while (more) {
            more = tellSome() && !thread.isShutdown();
            places.all().forEach(this::tend);
        }
    }

    /**
     * Tells everybody the next ones: who has much to catch up with holds nobody else up.
     *
     * @return whether somebody is still behind who takes more
     */
    private boolean tellSome() {
        try {
            long last = changes.last();
            behind(last).forEach((position, streams) -> tell(position, streams, last));
            trouble = "";
            return !behind(last).isEmpty();
        } catch (RuntimeException e) {
            if (trouble.isEmpty()) {
                LOG.warn("live changes wait: {}; trying again", Outage.words(e));
            }
            trouble = Outage.words(e);
            return false;
        }
    }

    private void tend(ChangeStream stream) {
        stream.heartbeat(limits.heartbeat().toNanos());
        if (stream.silent() > limits.patience().toNanos() && !stream.ready()) {
            LOG.info(
                    "a client of live changes is cut off: it took nothing for {} s",
                    limits.patience().toSeconds());
            stream.cut();
            places.leave(stream);
        }
    }

    private TreeMap<Long, List<ChangeStream>> behind(long last) {
        return places.all().stream()
                .filter(stream -> stream.position() < last && stream.ready())
                .collect(Collectors.groupingBy(ChangeStream::position, TreeMap::new, Collectors.toList()));
    }

    private void tell(long position, List<ChangeStream> streams, long last) {
        List<ChangeView> next = changes.after(position, BATCH);
        int whole = 0;
        while (whole < next.size() && next.get(whole).sequence() == position + whole + 1) {
            whole++;
        }
        if (whole == 0) {
            streams.forEach(stream -> stream.reset(last));
        } else {
            List<ChangeView> told = next.subList(0, whole);
            var rendered = new ChangeStream.Rendered();
            streams.forEach(stream -> stream.send(told, rendered));
        }
    }

    /** Ends all answers. */
    @Override
    public void close() {
        synchronized (this) {
            places.close();
            thread.shutdown();
        }
        try {
            thread.awaitTermination(limits.look().toMillis() + 2_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        places.all().forEach(ChangeStream::close);
        places.all().clear();
    }
}
