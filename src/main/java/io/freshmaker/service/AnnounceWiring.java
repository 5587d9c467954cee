package io.freshmaker.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.announce.Notices;
import io.freshmaker.announce.Outlet;
import io.freshmaker.announce.Relay;
import io.freshmaker.bus.BusAccess;
import io.freshmaker.bus.BusPublisher;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.Envelope;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Announcements;
import io.freshmaker.store.Database;
import io.freshmaker.store.Pause;
import io.freshmaker.store.Replica;

/** Builds what tells the bus of the changes of events and builds. */
final class AnnounceWiring {

    private final Settings settings;
    private final Announcements announcements;

    AnnounceWiring(Settings settings, Database database, Replica replica) {
        this.settings = settings;
        this.announcements = new Announcements(database, replica);
    }

    /** @param busUrl of the broker, which may be the embedded one */
    Relay relay(String busUrl) {
        var announce = settings.announce();
        var notices = new Notices(
                new ObjectMapper(),
                Envelope.of(announce.envelope()),
                announce.prefix(),
                settings.web().url().value());
        return new Relay(
                announcements,
                notices,
                () -> connect(busUrl),
                new Pause(settings.pace().retryMax()));
    }

    private Outlet connect(String busUrl) {
        var publisher = new BusPublisher(
                BusAccess.of(settings.bus(), busUrl), settings.bus().target().toString());
        return new Outlet() {
            @Override
            public void send(Wire wire) {
                publisher.send(wire);
            }

            @Override
            public void close() {
                publisher.close();
            }
        };
    }
}
