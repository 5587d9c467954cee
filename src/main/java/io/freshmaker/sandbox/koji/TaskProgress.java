package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes tasks from free over open to their end by itself, as the script says they go. */
final class TaskProgress {

    private static final Logger LOG = LoggerFactory.getLogger(TaskProgress.class);

    private final HubState state;
    private final ImageBuilder builder;
    private final Recipes recipes;
    private final BuilderScript script;
    private final News news;
    private final Duration step;
    private final ScheduledExecutorService timer;

    TaskProgress(
            HubState state,
            ImageBuilder builder,
            Recipes recipes,
            BuilderScript script,
            News news,
            Duration step,
            ScheduledExecutorService timer) {
        this.state = state;
        this.builder = builder;
        this.recipes = recipes;
        this.script = script;
        this.news = news;
        this.step = step;
        this.timer = timer;
    }

    /** Has the task go on after the time that its state takes. Once more for the same state does no harm. */
    void goOn(HubTask task) {
        if (timer.isShutdown()) {
            return;
        }
        if (task.state() == HubTask.FREE) {
            schedule(step, () -> open(task.id()));
        } else if (task.state() == HubTask.OPEN && !script.isStuck(image(task))) {
            schedule(script.duration(image(task), step), () -> end(task.id()));
        }
    }

    /** The name of the image that the task is to build; empty where nobody knows. */
    String image(HubTask task) {
        try {
            return recipes.fetch(
                            task.request().path(0).asText(),
                            task.opts().path("git_branch").asText())
                    .name();
        } catch (BuildFailure unknown) {
            return "";
        }
    }

    private void schedule(Duration wait, Runnable work) {
        timer.schedule(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failure) {
                        LOG.error("A task of the stand-in of Koji can't go on", failure);
                    }
                },
                wait.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void open(long id) {
        Optional<HubTask> opened = state.locked(() -> state.tasks
                .get(id)
                .filter(task -> task.state() == HubTask.FREE)
                .map(task -> put(task.state(), task.opened(state.now()))));
        opened.ifPresent(this::goOn);
    }

    private void end(long id) {
        state.locked(() -> state.tasks
                .get(id)
                .filter(task -> task.state() == HubTask.OPEN && !script.isStuck(image(task)))
                .map(task -> put(task.state(), ended(task))));
    }

    private HubTask ended(HubTask task) {
        try {
            ObjectNode result = builder.build(task);
            return task.closed(result, state.now());
        } catch (BuildFailure failure) {
            return task.failed(failure.code(), failure.getMessage(), state.now());
        }
    }

    private HubTask put(int old, HubTask task) {
        news.task(old, state.tasks.put(task));
        return task;
    }
}
