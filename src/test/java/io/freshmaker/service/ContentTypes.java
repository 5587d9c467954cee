package io.freshmaker.service;

import io.freshmaker.artifact.Learned;
import io.freshmaker.change.BusMessage;
import io.freshmaker.content.ContentContext;
import io.freshmaker.content.ReleasesFile;
import io.freshmaker.forecast.Audience;
import io.freshmaker.inventory.StreamNames;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Received;
import io.freshmaker.policy.PolicyFile;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.settings.SettingsReader;
import io.freshmaker.shipped.NamedRpms;
import io.freshmaker.store.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shipped content types with the beans that the service gives them, and the inventory of the samples. */
public final class ContentTypes implements AutoCloseable {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private final Database database;
    private final boolean own;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Wiring wiring;
    private final ContentContext content;

    public ContentTypes() {
        this(Map.of("freshmaker.odcs.url", "http://odcs.invalid"), List.of());
    }

    /**
     * @param settings keys that differ from their defaults
     * @param more builds beside those of the samples' inventory
     */
    public ContentTypes(Map<String, String> settings, List<Learned> more) {
        this(knowing(more), true, settings);
    }

    /** With what the inventory in that database has, which stays open. */
    public ContentTypes(Database database) {
        this(database, false, Map.of());
    }

    private ContentTypes(Database database, boolean own, Map<String, String> settings) {
        this.database = database;
        this.own = own;
        Home home = home();
        wiring = new Wiring(
                new SettingsReader().read(null, Map.of(), settings),
                home,
                database,
                Optional.of(PolicyFile.open(home.policy(), Clock.systemUTC())),
                SampleKoji.of(home),
                metrics);
        content = wiring.content();
    }

    private static Home home() {
        return new Home(
                        RESOURCES.resolve("routes"),
                        RESOURCES.resolve("kamelets"),
                        RESOURCES.resolve("policy.yaml"),
                        RESOURCES.resolve("releases.yaml"))
                .ofSamples();
    }

    private static Database knowing(List<Learned> more) {
        return Rehearsal.knowing(SampleInventory.builds(home()).with(more));
    }

    /** The releases of the samples, as far as they are recognised before they are shipped. */
    public static SignedReleases signedReleases() {
        return new SignedReleases(ReleasesFile.read(home().releases()));
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

    /** Who listens to the message, and who drops it. */
    public Audience audience(BusMessage message) {
        return wiring.listeners.audience(message);
    }

    /** What a message stands for, with a Koji that has the newest lantern in the updates of F27. */
    public List<BusMessage> meant(BusMessage message) {
        KojiHub samples = SampleKoji.of(home()).orElseThrow();
        return new NamedRpms(
                        new StreamNames(database),
                        ReleasesFile.read(home().releases()),
                        new TargetPattern("{branch}-container-candidate"),
                        Optional.of(new NewestAtKoji(samples, "f27-updates", "lantern-3.4-1.fc27")))
                .meant(message);
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
