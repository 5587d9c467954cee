package io.freshmaker.service;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.change.BusMessage;
import io.freshmaker.content.ContentContext;
import io.freshmaker.inventory.FillPage;
import io.freshmaker.inventory.InventoryFill;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Received;
import io.freshmaker.policy.PolicyFile;
import io.freshmaker.settings.SettingsReader;
import io.freshmaker.store.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The shipped content types with the beans that the service gives them, and a small inventory: the module lantern has
 * what the rpms lantern and httpd are built from on f27, and the module lighthouse, which has the rpm beacon of
 * rawhide, is built with it.
 */
public final class ContentTypes implements AutoCloseable {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private final Database database;
    private final boolean own;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Wiring wiring;
    private final ContentContext content;

    public ContentTypes() {
        this(Map.of(), List.of());
    }

    /**
     * @param settings keys that differ from their defaults
     * @param more builds beside those two
     */
    public ContentTypes(Map<String, String> settings, List<Learned> more) {
        this(
                new Database("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "", 4),
                true,
                settings,
                more);
    }

    /** With what the inventory in that database has, which stays open. */
    public ContentTypes(Database database) {
        this(database, false, Map.of(), List.of());
    }

    private ContentTypes(Database database, boolean own, Map<String, String> settings, List<Learned> more) {
        this.database = database;
        this.own = own;
        if (own) {
            fill(more);
        }
        var home =
                new Home(RESOURCES.resolve("routes"), RESOURCES.resolve("kamelets"), RESOURCES.resolve("policy.yaml"));
        wiring = new Wiring(
                new SettingsReader().read(null, Map.of(), settings),
                home,
                database,
                Optional.of(PolicyFile.open(home.policy(), Clock.systemUTC())),
                metrics);
        content = wiring.content();
    }

    private void fill(List<Learned> more) {
        Artifact lantern = Artifact.module("lantern", "3");
        List<Learned> builds = new ArrayList<>(more);
        builds.add(new Learned(
                lantern,
                "20210101000000",
                "lantern-3-20210101000000.c0ffee00",
                List.of(Artifact.rpm("lantern", "f27"), Artifact.rpm("httpd", "f27")),
                List.of()));
        builds.add(new Learned(
                Artifact.module("lighthouse", "1.2"),
                "20210102000000",
                "lighthouse-1.2-20210102000000.c0ffee00",
                List.of(Artifact.rpm("beacon", "rawhide")),
                List.of(lantern)));
        new InventoryFill(database, "mbs").learned(new FillPage("mbs", 1), builds, 1, List.of());
    }

    public List<String> names() {
        return content.names();
    }

    /** What those who recognise the message say, after the same two sieves as on the bus; empty when nobody does. */
    public List<Part> recognise(BusMessage message) {
        if (!wiring.listeners.wants(message.topic()) || !wiring.listeners.wants(message)) {
            return List.of();
        }
        return wiring.listeners.ask(new Received(1, message, 1, Set.of())).parts().stream()
                .filter(Part::ours)
                .toList();
    }

    /** What everybody who listens says, as the plan route asks them. */
    public Answers ask(Received received) {
        return wiring.listeners.ask(received);
    }

    @Override
    public void close() {
        content.close();
        metrics.close();
        if (own) {
            database.close();
        }
    }
}
