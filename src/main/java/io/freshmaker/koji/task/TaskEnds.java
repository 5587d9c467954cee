package io.freshmaker.koji.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.KojiBuild;
import io.freshmaker.koji.KojiBuildState;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiTask;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what came of a task: the image build with its contents, or why there is none. */
public final class TaskEnds {

    private final KojiHub hub;
    private final KojiTasks tasks;
    private final KojiBuilds builds;
    private final BuiltImages images;
    private final TaskForm form;
    private final boolean scratch;

    /** @param scratch whether Koji keeps no builds of what it is asked for */
    public TaskEnds(KojiHub hub, BuiltImages images, TaskForm form, boolean scratch) {
        this.hub = hub;
        this.tasks = new KojiTasks(hub);
        this.builds = new KojiBuilds(hub);
        this.images = images;
        this.form = form;
        this.scratch = scratch;
    }

    /**
     * What came of the task of a submission.
     *
     * @throws KojiException when Koji can't tell it now: it is to be asked again
     */
    public ImageEnd read(Submission submission) {
        long id = submission.remote();
        KojiTask task = tasks.all(List.of(id)).get(id);
        if (task == null) {
            throw new KojiException("Koji does not know its task " + id + " at the moment.");
        }
        if (isForeign(task, submission)) {
            return foreign(id);
        }
        RemoteBuild seen = form.of(task);
        return switch (seen.state()) {
            case RUNNING -> end(seen);
            case CANCELED -> end(form.of(id, State.CANCELED, "Somebody canceled task " + id + " at Koji.", ""));
            case FAILED -> failed(submission, id);
            case DONE -> done(submission, id);
        };
    }

    /** Ids begin anew at another hub, and behind a backup of the same one. */
    private static boolean isForeign(KojiTask task, Submission submission) {
        return !task.source().isEmpty() && !task.token().equals(submission.token());
    }

    private ImageEnd foreign(long id) {
        String words = "Koji's task " + id + " is not the one that we asked for: does freshmaker.koji.url name another"
                + " Koji than then? What became of our task is not known; look for it before the build is tried again.";
        return new ImageEnd(form.of(id, State.FAILED, words, ""), null, true);
    }

    private static ImageEnd end(RemoteBuild task) {
        return new ImageEnd(task, null, false);
    }

    private ImageEnd done(Submission submission, long id) {
        List<KojiBuild> made = builds.ofTask(id);
        if (made.isEmpty()) {
            made = named(id);
        }
        return made.stream()
                .filter(build -> build.state() == KojiBuildState.COMPLETE)
                .findFirst()
                .map(build -> built(submission, id, build))
                .orElseGet(() -> unkept(id));
    }

    private ImageEnd unkept(long id) {
        return scratch
                ? end(form.of(
                        id,
                        State.DONE,
                        "Built as a scratch build, which Koji does not keep: what it contains can't be checked.",
                        ""))
                : new ImageEnd(
                        form.of(id, State.FAILED, "Koji's task " + id + " ended well, and made no image build.", ""),
                        null,
                        true);
    }

    /** The build that words of a builder name; empty where Koji finds that it is no name of a build. */
    private Optional<KojiBuild> named(String nvr) {
        try {
            return nvr.isEmpty() ? Optional.empty() : builds.named(nvr);
        } catch (KojiException e) {
            if (KojiFault.lasting(e).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The builds that a task itself names, as texts. */
    private List<KojiBuild> named(long task) {
        List<KojiBuild> named = new ArrayList<>();
        for (JsonNode id : hub.read(KojiCall.of("getTaskResult", task)).path("koji_builds")) {
            named.add(builds.of(id.asLong())
                    .orElseThrow(() ->
                            new KojiException("Koji does not tell of its build " + id.asText() + " at the moment.")));
        }
        return named;
    }

    private ImageEnd built(Submission submission, long task, KojiBuild build) {
        // The branch is known better here: it is the one that we had built.
        ImageBuild image = images.read(build, submission.artifact());
        return new ImageEnd(form.of(task, State.DONE, "CLOSED", image.nvr()), image, false);
    }

    private ImageEnd failed(Submission submission, long id) {
        String words = tasks.failure(id);
        String taken = TaskFaults.taken(words);
        Optional<KojiBuild> ours = named(taken)
                .filter(build -> build.state() == KojiBuildState.COMPLETE)
                .filter(build -> build.token().equals(submission.token()));
        return ours.map(build -> built(submission, id, build))
                .orElseGet(() -> new ImageEnd(
                        form.of(id, State.FAILED, TaskFaults.told(words), ""), null, TaskFaults.lasting(words)));
    }
}
