package io.freshmaker.koji.task;

import io.freshmaker.koji.KojiTasks;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.RemoteBuild;
import java.util.List;

/** Asks Koji how far its tasks are, in one call for all of them. */
public final class TaskStates {

    private final KojiTasks tasks;
    private final TaskForm form;

    public TaskStates(KojiTasks tasks, TaskForm form) {
        this.tasks = tasks;
        this.form = form;
    }

    /** The tasks that Koji knows, as they are now. */
    public List<RemoteBuild> read(Followed followed) {
        return tasks.all(followed.remotes()).values().stream().map(form::of).toList();
    }
}
