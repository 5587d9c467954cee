package io.freshmaker.forecast;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.Received;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks the content types what they would plan, and stores nothing. They may look things up for long, and share what they
 * ask with the real planning: few questions are answered at a time, each for a limited time.
 */
public final class Forecasts implements AutoCloseable {

    private final Function<BusMessage, List<BusMessage>> meanings;
    private final Function<Received, Answers> contentTypes;
    private final Function<BusMessage, Audience> audience;
    private final Function<Set<Artifact>, Known> known;
    private final Duration patience;
    private final Semaphore places;
    private final ExecutorService workers;

    /**
     * Keeps who is asked.
     *
     * @param meanings the messages that the message of a question stands for, itself as a rule
     * @param audience who listens to a message, and who drops it
     * @param known what the database says about builds of these artifacts
     * @param atOnce how many questions are answered at a time
     * @param patience how long an answer may take
     */
    public Forecasts(
            Function<BusMessage, List<BusMessage>> meanings,
            Function<Received, Answers> contentTypes,
            Function<BusMessage, Audience> audience,
            Function<Set<Artifact>, Known> known,
            int atOnce,
            Duration patience) {
        this.meanings = meanings;
        this.contentTypes = contentTypes;
        this.audience = audience;
        this.known = known;
        this.patience = patience;
        this.places = new Semaphore(atOnce);
        this.workers = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "what-if");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * What would be planned.
     *
     * @throws NoForecast when there are too many questions already, or the answer takes too long
     */
    public Forecast of(Question question) {
        if (!places.tryAcquire()) {
            throw NoForecast.busy("Others are asking what if at this moment: ask again in a few seconds.");
        }
        Future<Forecast> answer = workers.submit(() -> {
            try {
                return answer(question);
            } finally {
                places.release();
            }
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw NoForecast.unavailable("There was no answer within " + patience.toSeconds()
                    + " seconds: a service that is asked is slow, or the plan is very large. Ask again later.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NoForecast.unavailable("This process is stopping: ask again.");
        }
    }

    private Forecast answer(Question question) {
        List<Answers> answers = meanings.apply(question.message()).stream()
                .map(message -> contentTypes.apply(new Received(0, message, question.request(), 1, Set.of())))
                .toList();
        List<Part> parts = answers.stream()
                .flatMap(each -> each.parts().stream())
                .filter(part -> part.ours() && part.type().plans())
                .toList();
        Set<Artifact> artifacts = parts.stream()
                .filter(part -> part.finished() && part.draft().plan() != null)
                .flatMap(part -> part.draft().plan().builds().stream())
                .map(PlannedBuild::artifact)
                .collect(Collectors.toSet());
        return new Forecast(question, parts, known.apply(artifacts), parts.isEmpty() ? silence(answers) : null);
    }

    private String silence(List<Answers> answers) {
        return answers.isEmpty()
                ? "Nothing is known by that name: no release and no branch has it."
                : answers.stream()
                        .map(each -> audience.apply(each.message()).silence(each.parts()))
                        .distinct()
                        .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
