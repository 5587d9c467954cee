package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Moment.entering;
import static io.freshmaker.acceptance.Moment.leaving;

/** The moments on a message's way at which the process is killed, with what the outside has seen of it by then. */
enum KillPoint implements Moment {
    MESSAGE_DELIVERED(entering("store.Inbox", "accept"), "stored"),
    MESSAGE_STORED(leaving("store.Inbox", "accept"), "duplicate"),
    PLAN_MADE(entering("store.Events", "record"), 0, 0),
    PLAN_WRITTEN_NOT_COMMITTED(leaving("store.PlanWriter", "write"), 0, 0),
    PLAN_COMMITTED(entering("store.SubmissionRows", "record"), 0, 0),
    SUBMISSION_COMMITTED(entering("store.Submissions", "claim"), 0, 0),
    BUMP_NOT_PUSHED(entering("distgit.ShallowClone", "push"), 0, 0),
    BUMP_PUSHED(leaving("distgit.DistGit", "bump"), 1, 0),
    BUMP_STORED(leaving("store.Submissions", "bumped"), 1, 0),
    REQUEST_NOT_SENT(leaving("store.Submissions", "sending"), 1, 0),
    ANSWER_NOT_STORED(entering("store.Submissions", "answered"), 1, 1),
    ANSWER_STORED(leaving("store.Submissions", "answered"), 1, 1),
    END_WRITTEN_NOT_COMMITTED(leaving("store.Builds", "done"), 1, 1);

    private final Spot spot;
    private final String redelivered;
    /** Bumps of the module that dist-git has when the process is killed. */
    final int bumps;
    /** Submissions of the module that MBS has received when the process is killed. */
    final int submissions;

    /** Before the broker has its acknowledgement. */
    KillPoint(Spot spot, String redelivered) {
        this(spot, 0, 0, redelivered);
    }

    KillPoint(Spot spot, int bumps, int submissions) {
        this(spot, bumps, submissions, null);
    }

    KillPoint(Spot spot, int bumps, int submissions, String redelivered) {
        this.spot = spot;
        this.redelivered = redelivered;
        this.bumps = bumps;
        this.submissions = submissions;
    }

    @Override
    public Spot spot() {
        return spot;
    }

    @Override
    public String redelivered() {
        return redelivered;
    }
}
