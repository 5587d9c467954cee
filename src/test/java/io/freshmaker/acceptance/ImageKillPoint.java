package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Moment.entering;
import static io.freshmaker.acceptance.Moment.leaving;

import io.freshmaker.sandbox.koji.HubFaults.Kind;

/** The moments on the way of an image's build at which the process is killed, with the tasks that Koji has by then. */
enum ImageKillPoint implements Moment {
    MESSAGE_DELIVERED(entering("store.Inbox", "accept"), "stored"),
    MESSAGE_STORED(leaving("store.Inbox", "accept"), "duplicate"),
    PLAN_WRITTEN_NOT_COMMITTED(leaving("store.PlanWriter", "write"), 0),
    PLAN_COMMITTED(entering("store.SubmissionRows", "record"), 0),
    SUBMISSION_COMMITTED(entering("store.Submissions", "claim"), 0),
    HEAD_FOUND(leaving("distgit.Heads", "head"), 0),
    HEAD_STORED(leaving("store.Submissions", "bumped"), 0),
    ORDER_STORED(leaving("store.ImageOrders", "order"), 0),
    REQUEST_NOT_SENT(leaving("store.Submissions", "sending"), 0),
    TASK_MADE(leaving("koji.KojiTasks", "order"), 1),
    ANSWER_NOT_STORED(entering("store.Submissions", "answered"), 1),
    FOUND_NOT_STORED(entering("store.Submissions", "found"), 1, Course.ANSWER_IS_LOST),
    ANSWER_STORED(leaving("store.Submissions", "answered"), 1),
    TASKS_READ(leaving("koji.task.TaskStates", "read"), 1),
    HEARD_NOT_COMMITTED(leaving("store.TaskOutcomes", "heard"), 1),
    HEARD(leaving("store.TaskFollowing", "heard"), 1),
    END_READ(leaving("koji.task.TaskEnds", "read"), 1),
    IMAGE_LEARNED(leaving("koji.task.RebuiltImages", "learn"), 1),
    NEXT_ATTEMPT_NOT_COMMITTED(leaving("store.TaskOutcomes", "ended"), 1, Course.FAILS_ONCE),
    NEXT_ATTEMPT_COMMITTED(entering("store.ImageOrders", "facts").the(2), 1, Course.FAILS_ONCE),
    NEXT_TASK_MADE(leaving("koji.KojiTasks", "order").the(2), 2, Course.FAILS_ONCE),
    END_WRITTEN_NOT_COMMITTED(leaving("store.Builds", "done"), 1),
    END_COMMITTED(leaving("store.TaskFollowing", "ended"), 1);

    /** How Koji builds the image. */
    private enum Course {
        GOES_WELL,
        ANSWER_IS_LOST,
        FAILS_ONCE
    }

    private final Spot spot;
    private final Course course;
    private final String redelivered;
    /** Tasks of the image that Koji has when the process is killed. */
    final int tasks;

    ImageKillPoint(Spot spot, int tasks) {
        this(spot, tasks, Course.GOES_WELL);
    }

    ImageKillPoint(Spot spot, int tasks, Course course) {
        this(spot, tasks, course, null);
    }

    /** Before the broker has its acknowledgement. */
    ImageKillPoint(Spot spot, String redelivered) {
        this(spot, 0, Course.GOES_WELL, redelivered);
    }

    ImageKillPoint(Spot spot, int tasks, Course course, String redelivered) {
        this.spot = spot;
        this.tasks = tasks;
        this.course = course;
        this.redelivered = redelivered;
    }

    @Override
    public Spot spot() {
        return spot;
    }

    @Override
    public String redelivered() {
        return redelivered;
    }

    /** Other than that of the module's case at the moment of the same name. */
    @Override
    public String id() {
        return "image-" + Moment.super.id();
    }

    /** How many tasks it takes in the end. */
    int attempts() {
        return course == Course.FAILS_ONCE ? 2 : 1;
    }

    /** Has Koji treat the image as this case needs it, when nothing else is asked for. */
    void prepare(Dockyard yard) {
        if (course == Course.ANSWER_IS_LOST) {
            yard.koji.faults().next(1, "buildContainer", Kind.LOST_AFTER_WORK);
        } else if (course == Course.FAILS_ONCE) {
            yard.koji.script().failTimes(id(), 1, "No space left on device.");
        }
    }
}
