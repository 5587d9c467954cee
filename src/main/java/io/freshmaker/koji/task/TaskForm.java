package io.freshmaker.koji.task;

import io.freshmaker.koji.KojiTask;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;

/** Koji's tasks in our words, each with the page that Koji's web interface has of it. */
public final class TaskForm {

    private final String web;

    /** @param web base of Koji's web pages; empty when there are none */
    public TaskForm(String web) {
        this.web = web;
    }

    /** A task as it is at Koji. */
    RemoteBuild of(KojiTask task) {
        State state = switch (task.state()) {
            case CLOSED -> State.DONE;
            case CANCELED -> State.CANCELED;
            case FAILED -> State.FAILED;
            case FREE, OPEN, ASSIGNED, OTHER -> State.RUNNING;
        };
        return of(task.id(), state, task.state().name(), "");
    }

    RemoteBuild running(long task, String detail) {
        return of(task, State.RUNNING, detail, "");
    }

    /** @param nvr of the image that came of it; empty for none */
    RemoteBuild of(long task, State state, String detail, String nvr) {
        return new RemoteBuild(task, state, detail, nvr, web.isEmpty() ? "" : web + "/taskinfo?taskID=" + task);
    }
}
