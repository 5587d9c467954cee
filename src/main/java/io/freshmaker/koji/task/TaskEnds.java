package io.freshmaker.koji.task;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.KojiBuild;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiTask;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.util.List;

/** Reads what came of a task: the image build with its contents, or why there is none. */
public final class TaskEnds {

    private final KojiTasks tasks;
    private final MadeBuilds builds;
    private final BuiltImages images;
    private final TaskForm form;

    public TaskEnds(KojiHub hub, BuiltImages images, TaskForm form) {
        this.tasks = new KojiTasks(hub);
        this.builds = new MadeBuilds(hub);
        this.images = images;
        this.form = form;
    }

    /**
     * What came of the task of a submission. One that runs is canceled where the submission is at the step for that.
     *
     * @throws KojiException when Koji can't tell it now: it is to be asked again
     */
    public ImageEnd read(Submission submission) {
        long id = submission.remote();
        KojiTask task = tasks.all(List.of(id)).get(id);
        if (task == null) {
            return unknown(submission);
        }
        if (isForeign(task, submission)) {
            return foreign(id);
        }
        KojiTask last = submission.step() == Step.CANCEL && !task.state().ended() ? canceled(id) : task;
        RemoteBuild seen = form.of(last);
        return switch (seen.state()) {
            case RUNNING -> new ImageEnd(seen, false);
            case CANCELED -> new ImageEnd(form.of(id, State.CANCELED, canceledBy(submission), ""), false);
            case FAILED -> failed(submission, last);
            case DONE -> done(submission, last);
        };
    }

    private ImageEnd unknown(Submission submission) {
        long id = submission.remote();
        if (!submission.overdue()) {
            throw new KojiException("Koji does not know its task " + id + " at the moment.");
        }
        return new ImageEnd(form.of(id, State.FAILED, "Koji does not know its task " + id + " any more.", ""), true);
    }

    /** As it is after it was canceled: Koji's answer to that says nothing, and it may have ended by itself meanwhile. */
    private KojiTask canceled(long id) {
        tasks.cancel(id);
        KojiTask task = tasks.all(List.of(id)).get(id);
        if (task == null || !task.state().ended()) {
            throw new KojiException("Koji was asked to cancel task " + id + ", and has not done so yet.");
        }
        return task;
    }

    private static String canceledBy(Submission submission) {
        long id = submission.remote();
        return submission.step() == Step.CANCEL
                ? "task " + id + " is canceled there"
                : "Somebody canceled task " + id + " at Koji.";
    }

    /** Ids begin anew at another hub, and behind a backup of the same one. */
    private static boolean isForeign(KojiTask task, Submission submission) {
        return !task.source().isEmpty() && !task.token().equals(submission.token());
    }

    private ImageEnd foreign(long id) {
        String words = "Koji's task " + id + " is not the one that we asked for: does freshmaker.koji.url name another"
                + " Koji than then? What became of our task is not known; look for it before the build is tried again.";
        return new ImageEnd(form.of(id, State.FAILED, words, ""), true);
    }

    private ImageEnd done(Submission submission, KojiTask task) {
        return builds.of(task.id()).map(build -> built(submission, task, build)).orElseGet(() -> unkept(task));
    }

    private ImageEnd unkept(KojiTask task) {
        long id = task.id();
        return task.asked().scratch()
                ? new ImageEnd(
                        form.of(
                                id,
                                State.DONE,
                                "Built as a scratch build, which Koji does not keep: what it contains can't be checked.",
                                ""),
                        false)
                : new ImageEnd(
                        form.of(id, State.FAILED, "Koji's task " + id + " ended well, and made no image build.", ""),
                        true);
    }

    private ImageEnd built(Submission submission, KojiTask task, KojiBuild build) {
        // The branch is known better here: it is the one that we had built.
        ImageBuild image = images.read(build, submission.artifact());
        return new ImageEnd(form.of(task.id(), State.DONE, "CLOSED", image.nvr()), image, task.asked());
    }

    private ImageEnd failed(Submission submission, KojiTask task) {
        String words = tasks.failure(task.id());
        return builds.named(TaskFaults.taken(words), submission.token())
                .map(build -> built(submission, task, build))
                .orElseGet(() -> new ImageEnd(
                        form.of(task.id(), State.FAILED, TaskFaults.told(words), ""), TaskFaults.lasting(words)));
    }
}
