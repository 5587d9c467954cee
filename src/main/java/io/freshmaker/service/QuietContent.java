package io.freshmaker.service;

import io.freshmaker.change.BusMessage;
import io.freshmaker.content.ContentFiles;
import io.freshmaker.forecast.Audience;
import io.freshmaker.forecast.NoForecast;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Received;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import java.util.Optional;

/**
 * The content types in a process that plans nothing: they are loaded for the first question that somebody asks, with
 * look-ups and nothing else, neither bus nor timers.
 */
final class QuietContent implements AutoCloseable {

    private final Settings settings;
    private final Home home;
    private final Database database;
    private ChosenKoji koji;
    private Rehearsal content;

    QuietContent(Settings settings, Home home, Database database) {
        this.settings = settings;
        this.home = home;
        this.database = database;
    }

    /**
     * What everybody who listens says.
     *
     * @throws NoForecast when the content types can't be used, with the mistakes
     */
    Answers ask(Received received) {
        return loaded().ask(received);
    }

    /**
     * Who listens to the message, and who drops it.
     *
     * @throws NoForecast when the content types can't be used, with the mistakes
     */
    Audience audience(BusMessage message) {
        return loaded().audience(message);
    }

    /**
     * What they ask; nothing where there is no Koji.
     *
     * @throws IllegalArgumentException when a file with keys or certificates is wrong, with its setting and the remedy
     */
    synchronized Optional<KojiHub> koji() {
        if (koji == null) {
            koji = ChosenKoji.open(settings.koji()).orElse(null);
        }
        return Optional.ofNullable(koji).map(ChosenKoji::hub);
    }

    private synchronized Rehearsal loaded() {
        if (content == null) {
            try {
                // The policy is read anew for each question: here nobody watches it.
                content = new Rehearsal(
                        settings,
                        home,
                        database,
                        koji(),
                        () -> new PolicyReader().read(home.policy()),
                        ContentFiles.in(home.content()),
                        Optional.empty());
            } catch (RuntimeException e) {
                throw NoForecast.unavailable("The content types can't be used in this process: " + Reason.of(e)
                        + " ./freshmaker check tells all that is wrong; a backend can answer too.");
            }
        }
        return content;
    }

    @Override
    public synchronized void close() {
        if (content != null) {
            content.close();
            content = null;
        }
        if (koji != null) {
            koji.close();
            koji = null;
        }
    }
}
