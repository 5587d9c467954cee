package io.freshmaker.acceptance;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is under way in each life that is killed. A start takes longer than all the rest, so one life is held at several
 * moments, which are named so that no message comes by the spot of one before it: a plan, a look at Koji's tasks or at
 * its signatures and the taking of a message have one thread each, what is sent to ODCS and what is looked for there have
 * two each, and after a commit that is held there is none.
 */
final class Deaths {

    /** Those that no module comes by in the same way. */
    private static final List<ImageKillPoint> IMAGES = List.of(
            ImageKillPoint.TASK_MADE,
            ImageKillPoint.TASKS_READ,
            ImageKillPoint.END_READ,
            ImageKillPoint.IMAGE_LEARNED,
            ImageKillPoint.NEXT_ATTEMPT_NOT_COMMITTED);

    /** Where one process leaves to the other what it has at Koji and ODCS. */
    private static final List<FastKillPoint> SIGNED = List.of(
            FastKillPoint.SIGNED_NOT_COMMITTED,
            FastKillPoint.ANSWER_NOT_STORED,
            FastKillPoint.NEXT_ATTEMPT_NOT_COMMITTED);

    private Deaths() {}

    /** Of one of two processes; those moments that are caught in the same one of the two are killed together. */
    static Stream<List<Moment>> ofReplicas() {
        return all().map(together -> together.stream()
                        .filter(moment ->
                                moment instanceof KillPoint || IMAGES.contains(moment) || SIGNED.contains(moment))
                        .toList())
                .filter(together -> !together.isEmpty());
    }

    /** Of one process that is started again. */
    static Stream<List<Moment>> all() {
        return Stream.of(
                List.of(
                        ImageKillPoint.FOUND_NOT_STORED,
                        ImageKillPoint.ORDER_STORED,
                        ImageKillPoint.HEAD_FOUND,
                        KillPoint.BUMP_NOT_PUSHED,
                        KillPoint.PLAN_COMMITTED,
                        FastKillPoint.NEXT_ATTEMPT_NOT_COMMITTED,
                        FastKillPoint.SIGNATURES_READ,
                        FastKillPoint.NEWS_STORED,
                        KillPoint.MESSAGE_DELIVERED),
                List.of(
                        FastKillPoint.TAGGED_REQUEST_NOT_SENT,
                        ImageKillPoint.END_COMMITTED,
                        ImageKillPoint.ANSWER_STORED,
                        KillPoint.BUMP_STORED,
                        ImageKillPoint.SUBMISSION_COMMITTED,
                        KillPoint.PLAN_WRITTEN_NOT_COMMITTED,
                        KillPoint.MESSAGE_STORED),
                List.of(
                        ImageKillPoint.NEXT_ATTEMPT_NOT_COMMITTED,
                        ImageKillPoint.TASKS_READ,
                        ImageKillPoint.TASK_MADE,
                        KillPoint.BUMP_PUSHED,
                        ImageKillPoint.PLAN_COMMITTED,
                        KillPoint.PLAN_MADE,
                        ImageKillPoint.MESSAGE_DELIVERED),
                List.of(
                        KillPoint.END_WRITTEN_NOT_COMMITTED,
                        ImageKillPoint.HEARD_NOT_COMMITTED,
                        KillPoint.ANSWER_NOT_STORED,
                        ImageKillPoint.REQUEST_NOT_SENT,
                        KillPoint.SUBMISSION_COMMITTED,
                        ImageKillPoint.PLAN_WRITTEN_NOT_COMMITTED,
                        ImageKillPoint.MESSAGE_STORED),
                List.of(
                        ImageKillPoint.NEXT_ATTEMPT_COMMITTED,
                        ImageKillPoint.IMAGE_LEARNED,
                        KillPoint.ANSWER_STORED,
                        ImageKillPoint.HEAD_STORED,
                        CommitPoint.COMMIT_2),
                List.of(
                        ImageKillPoint.NEXT_TASK_MADE,
                        ImageKillPoint.END_READ,
                        ImageKillPoint.ANSWER_NOT_STORED,
                        KillPoint.REQUEST_NOT_SENT,
                        CommitPoint.COMMIT_4),
                List.of(
                        FastKillPoint.RENEWAL_NOT_COMMITTED,
                        FastKillPoint.ORDER_STORED,
                        FastKillPoint.RELEASED,
                        FastKillPoint.ANSWER_NOT_STORED,
                        FastKillPoint.REQUEST_NOT_SENT,
                        FastKillPoint.SIGNED_NOT_COMMITTED,
                        FastKillPoint.NEWS_NOT_COMMITTED),
                List.of(
                        FastKillPoint.RELEASE_NOT_COMMITTED,
                        FastKillPoint.FOUND_NOT_STORED,
                        FastKillPoint.ANSWER_STORED,
                        FastKillPoint.COMPOSE_CLAIMED,
                        FastKillPoint.PLAN_WRITTEN_NOT_COMMITTED),
                List.of(
                        FastKillPoint.TAGGED_ANSWER_NOT_STORED,
                        ImageKillPoint.END_WRITTEN_NOT_COMMITTED,
                        ImageKillPoint.HEARD,
                        CommitPoint.COMMIT_7));
    }
}
