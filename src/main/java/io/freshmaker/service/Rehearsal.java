package io.freshmaker.service;

import io.freshmaker.bus.Hearing;
import io.freshmaker.bus.Listeners;
import io.freshmaker.change.BusMessage;
import io.freshmaker.content.ContentContext;
import io.freshmaker.content.ReleasesFile;
import io.freshmaker.content.Trace;
import io.freshmaker.content.Vocabulary;
import io.freshmaker.forecast.Audience;
import io.freshmaker.inventory.InventoryBuilds;
import io.freshmaker.inventory.InventoryFile;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Received;
import io.freshmaker.policy.Policy;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Content types with the beans that the service gives them, and nothing else that runs: no bus, no work in store. */
final class Rehearsal implements AutoCloseable {

    private final Listeners listeners = new Listeners();
    private final ContentContext content;

    /** @throws io.freshmaker.content.MistakesException when one of the files can't be used */
    Rehearsal(
            Settings settings,
            Home home,
            Database inventory,
            Optional<KojiHub> koji,
            Supplier<Policy> policy,
            List<Path> files,
            Optional<Trace> trace) {
        this.content = new ContentContext(
                files,
                Vocabulary.read(home.kamelets(), RouteSettings.of(settings), Wiring.SYSTEMS),
                listeners,
                new ContentBeans(settings, inventory, ReleasesFile.read(home.releases()), koji).all(policy),
                trace);
    }

    /** A database in memory that knows these builds and nothing else. */
    static Database knowing(InventoryBuilds builds) {
        var database = new Database("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "", 2);
        new InventoryFile(database).take(builds);
        return database;
    }

    /** What the content type of this name makes of the message. */
    Hearing hear(String contentType, BusMessage message) {
        return listeners.hear(contentType, message);
    }

    /** What everybody who listens says, as the plan route asks them. */
    Answers ask(Received received) {
        return listeners.ask(received);
    }

    /** Who listens to the message, and who drops it. */
    Audience audience(BusMessage message) {
        return listeners.audience(message);
    }

    @Override
    public void close() {
        content.close();
    }
}
