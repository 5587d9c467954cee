package io.freshmaker.koji.task;

import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiTask;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the task of a submission whose answer was lost, by the token that it carries. */
public final class TaskSearch {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSearch.class);

    /** The database's clock, by which submissions are recorded, and the hub's may differ. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final KojiTasks tasks;
    private final TaskForm form;

    public TaskSearch(KojiTasks tasks, TaskForm form) {
        this.tasks = tasks;
        this.form = form;
    }

    /**
     * The task that was made for the submission, to be followed; empty when there is none. Where a request arrived twice
     * the hub made two: all but the first are canceled.
     *
     * @throws KojiException when the hub can't be asked, or the other tasks can't be canceled
     */
    public List<RemoteBuild> find(Submission submission) {
        List<KojiTask> found = tasks.since(submission.recordedAt().minus(MARGIN)).stream()
                .filter(task -> task.token().equals(submission.token()))
                .sorted(Comparator.comparingLong(KojiTask::id))
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        KojiTask first = found.get(0);
        List<KojiTask> others = found.subList(1, found.size());
        others.stream().filter(task -> !task.state().ended()).forEach(task -> cancel(submission, task, first));
        // As one that runs, whatever it does: what came of it is read when it is followed.
        return List.of(form.running(first.id(), first.state() + words(others)));
    }

    private void cancel(Submission submission, KojiTask task, KojiTask first) {
        LOG.atWarn()
                .addKeyValue("build", submission.buildId())
                .log(
                        "build {}: Koji made the tasks {} and {} of one request; {} is canceled",
                        submission.buildId(),
                        first.id(),
                        task.id(),
                        task.id());
        tasks.cancel(task.id());
    }

    private static String words(List<KojiTask> others) {
        List<Long> ids = others.stream().map(KojiTask::id).toList();
        return ids.isEmpty() ? "" : ", and not " + ids + ", which Koji made of the same request";
    }
}
