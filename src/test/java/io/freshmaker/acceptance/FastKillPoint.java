package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Moment.entering;
import static io.freshmaker.acceptance.Moment.leaving;

import io.freshmaker.sandbox.odcs.OdcsFaults;

/**
 * The moments between the first news of a signature and an image's order at which the process is killed, with the
 * composes that ODCS has made by then.
 */
enum FastKillPoint implements Moment {
    NEWS_NOT_COMMITTED(leaving("store.SigningRows", "hear"), 0),
    NEWS_STORED(leaving("store.Signings", "heard"), 0),
    SIGNATURES_READ(entering("store.Signings", "answered"), 0),
    SIGNED_NOT_COMMITTED(leaving("store.Inbox", "add"), 0),
    PLAN_WRITTEN_NOT_COMMITTED(leaving("store.PlannedComposes", "linkFresh"), 0),
    COMPOSE_CLAIMED(leaving("store.Composes", "claim"), 0),
    REQUEST_NOT_SENT(leaving("store.Composes", "asking"), 0),
    ANSWER_NOT_STORED(entering("store.Composes", "answered"), 1),
    ANSWER_STORED(leaving("store.Composes", "answered"), 1),
    FOUND_NOT_STORED(entering("store.Composes", "found"), 1, Course.ANSWER_IS_LOST),
    RELEASE_NOT_COMMITTED(leaving("store.ComposeBuilds", "release"), 1),
    RELEASED(leaving("store.Composes", "followed"), 1),
    ORDER_STORED(leaving("store.ImageOrders", "order"), 1),
    NEXT_ATTEMPT_NOT_COMMITTED(leaving("store.ComposeRenewal", "renew"), 1, Course.FAILS_ONCE),
    RENEWAL_NOT_COMMITTED(leaving("store.ComposeRenewal", "renew"), 1, Course.IS_REMOVED),
    TAGGED_REQUEST_NOT_SENT(leaving("store.Composes", "asking"), 0, Course.IS_OF_A_TAG),
    TAGGED_ANSWER_NOT_STORED(entering("store.Composes", "answered"), 1, Course.IS_OF_A_TAG);

    /** What becomes of the first compose. */
    private enum Course {
        GOES_WELL,
        ANSWER_IS_LOST,
        FAILS_ONCE,
        /** When one image is being built with it, and before another one is. */
        IS_REMOVED,
        /** That says that the rpm is signed, as its signatures do for all others. */
        IS_OF_A_TAG
    }

    private final Spot spot;
    private final Course course;
    /** Composes that ODCS has made when the process is killed. */
    final int composes;

    FastKillPoint(Spot spot, int composes) {
        this(spot, composes, Course.GOES_WELL);
    }

    FastKillPoint(Spot spot, int composes, Course course) {
        this.spot = spot;
        this.composes = composes;
        this.course = course;
    }

    @Override
    public Spot spot() {
        return spot;
    }

    /** Other than that of the other cases at the moment of the same name. */
    @Override
    public String id() {
        return "fast-" + Moment.super.id();
    }

    /** How many composes it takes in the end. */
    int attempts() {
        return isRemoved() || course == Course.FAILS_ONCE ? 2 : 1;
    }

    /** Whether the first compose goes when it was used, and is needed once more. */
    boolean isRemoved() {
        return course == Course.IS_REMOVED;
    }

    /** Whether a tag says that the rpm is signed, and the compose is made of that. */
    boolean isOfATag() {
        return course == Course.IS_OF_A_TAG;
    }

    /** Has ODCS and Koji treat what is made for this case as it needs it, when nothing else is asked for. */
    void prepare(Foundry foundry, String nvr) {
        switch (course) {
            case ANSWER_IS_LOST ->
                foundry.odcs.faults().next(1, "POST", OdcsFaults.COMPOSES, OdcsFaults.Kind.LOST_AFTER_WORK);
            case FAILS_ONCE -> foundry.odcs.script().failTimes(nvr, 1, "No space left on device.");
            case IS_REMOVED -> foundry.yard.koji.script().stuck(id());
            case GOES_WELL, IS_OF_A_TAG -> {}
        }
    }
}
