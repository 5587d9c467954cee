package io.freshmaker.announce;

import io.freshmaker.bus.Wire;
import io.freshmaker.plan.Counted;
import io.freshmaker.store.Announcement;
import io.freshmaker.store.Announcements;
import io.freshmaker.store.BuildRow;
import io.freshmaker.store.Pause;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits to be announced, in the order of its sequence, and notes what the broker has. What was sent and not
 * noted, because the process died in between, is sent again with the same ids. While the broker is away all of it waits.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int MOST = 100;

    private final Announcements announcements;
    private final Notices notices;
    private final Supplier<Outlet> bus;
    private final Pause pause;
    private Outlet outlet;
    private String installation;
    private int failures;
    private long notBefore;
    private volatile String trouble = "";
    private volatile boolean closed;

    /** @param bus makes a connection, or says with an {@link IllegalStateException} why there is none */
    public Relay(Announcements announcements, Notices notices, Supplier<Outlet> bus, Pause pause) {
        this.announcements = announcements;
        this.notices = notices;
        this.bus = bus;
        this.pause = pause;
    }

    /** Sends all that waits, if this replica is the one to do it and the last failure is long enough ago. */
    public synchronized void send() {
        if (failures > 0 && System.nanoTime() - notBefore < 0) {
            return;
        }
        for (List<Announcement> next = next(); !next.isEmpty(); next = next()) {
            if (!send(next)) {
                return;
            }
        }
        // Nothing is left for this replica to send: be it that another one does it now, with troubles of its own.
        failures = 0;
        trouble = "";
    }

    /** Gives what became visible its place among all changes, also while the broker is away or nobody is told. */
    public void number() {
        while (!closed && announcements.number()) {
            LOG.debug("more announcements get their sequence");
        }
    }

    private List<Announcement> next() {
        return closed ? List.of() : announcements.next(MOST);
    }

    /** @return whether all of them went out */
    private boolean send(List<Announcement> batch) {
        if (installation == null) {
            installation = announcements.installation();
        }
        Map<Long, BuildRow> builds = announcements.builds(batch);
        long sent = 0;
        try {
            for (Announcement announcement : batch) {
                if (closed || !announcements.ours()) {
                    return false;
                }
                for (Wire wire : wires(announcement, builds)) {
                    outlet().send(wire);
                }
                sent = announcement.sequence();
            }
        } catch (IllegalStateException e) {
            failed(e);
            return false;
        } finally {
            if (sent > 0) {
                announcements.sent(sent);
            }
        }
        recovered();
        return true;
    }

    private List<Wire> wires(Announcement announcement, Map<Long, BuildRow> builds) {
        List<Wire> wires = switch (announcement.kind()) {
            case EVENT ->
                announcements
                        .event(announcement.eventId())
                        .map(view -> notices.event(installation, announcement, view))
                        .orElse(List.of());
            case BUILD ->
                Stream.ofNullable(builds.get(announcement.buildId()))
                        .map(build -> notices.build(installation, announcement, build))
                        .toList();
            default -> List.of(notices.told(installation, announcement));
        };
        if (wires.isEmpty()) {
            LOG.warn(
                    "announcement {} is left out: what it is about, of event {}, was removed before it could be sent",
                    announcement.sequence(),
                    announcement.eventId());
        }
        return wires;
    }

    private Outlet outlet() {
        if (outlet == null) {
            outlet = bus.get();
        }
        return outlet;
    }

    private void failed(IllegalStateException failure) {
        disconnect();
        failures++;
        notBefore = System.nanoTime() + pause.after(failures).toNanos();
        if (trouble.isEmpty()) {
            LOG.warn("announcements wait: {}; trying again", failure.getMessage());
        }
        trouble = failure.getMessage();
    }

    private void recovered() {
        if (failures > 0) {
            LOG.info("announcements: the bus takes them again");
        }
        failures = 0;
        trouble = "";
    }

    private void disconnect() {
        if (outlet == null) {
            return;
        }
        try {
            outlet.close();
        } catch (RuntimeException e) {
            LOG.debug("the connection for announcements did not close", e);
        }
        outlet = null;
    }

    /** What waits, and why, in a sentence. */
    public String sentence() {
        long waiting = announcements.waiting();
        String why = trouble.isEmpty() ? "" : " (" + trouble.replaceFirst("\\.$", "") + ")";
        return waiting == 0
                ? "All announcements are sent."
                : Counted.of(waiting, "announcement waits", "announcements wait") + why + ".";
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            disconnect();
        }
    }
}
