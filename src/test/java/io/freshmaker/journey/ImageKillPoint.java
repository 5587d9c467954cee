package io.freshmaker.journey;

/** The moments on the way of an image's build at which the process is killed, with the tasks that Koji has by then. */
enum ImageKillPoint {
    SUBMISSION_COMMITTED(entering("store.Submissions", "claim"), 0),
    HEAD_FOUND(leaving("distgit.Heads", "head"), 0),
    HEAD_STORED(leaving("store.Submissions", "bumped"), 0),
    ORDER_STORED(leaving("store.ImageOrders", "order"), 0),
    REQUEST_NOT_SENT(leaving("store.Submissions", "sending"), 0),
    TASK_MADE(leaving("koji.KojiTasks", "order"), 1),
    ANSWER_NOT_STORED(entering("store.Submissions", "answered"), 1),
    ANSWER_STORED(leaving("store.Submissions", "answered"), 1),
    TASKS_READ(leaving("koji.task.TaskStates", "read"), 1),
    HEARD_NOT_COMMITTED(leaving("store.TaskOutcomes", "heard"), 1),
    HEARD(leaving("store.TaskFollowing", "heard"), 1),
    END_READ(leaving("koji.task.TaskEnds", "read"), 1),
    IMAGE_LEARNED(leaving("koji.task.RebuiltImages", "learn"), 1),
    END_WRITTEN_NOT_COMMITTED(leaving("store.Builds", "done"), 1);

    final Spot spot;
    /** Tasks of the image that Koji has when the process is killed. */
    final int tasks;

    ImageKillPoint(Spot spot, int tasks) {
        this.spot = spot;
        this.tasks = tasks;
    }

    private static Spot entering(String type, String method) {
        return Spot.entering("io.freshmaker." + type, method);
    }

    private static Spot leaving(String type, String method) {
        return Spot.leaving("io.freshmaker." + type, method);
    }
}
