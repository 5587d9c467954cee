package io.freshmaker.journey;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is under way in each life that is killed. A start takes longer than all the rest, so one life is held at several
 * moments; no message comes by the spot of one that is named before it.
 */
final class Deaths {

    private Deaths() {}

    static Stream<List<Moment>> all() {
        return Stream.of(
                List.of(ImageKillPoint.FOUND_NOT_STORED, ImageKillPoint.ORDER_STORED, KillPoint.MESSAGE_DELIVERED),
                List.of(ImageKillPoint.END_COMMITTED, ImageKillPoint.HEAD_FOUND, KillPoint.MESSAGE_STORED),
                List.of(ImageKillPoint.NEXT_ATTEMPT_NOT_COMMITTED, ImageKillPoint.HEAD_STORED, KillPoint.PLAN_MADE),
                List.of(ImageKillPoint.SUBMISSION_COMMITTED, KillPoint.PLAN_WRITTEN_NOT_COMMITTED),
                List.of(ImageKillPoint.REQUEST_NOT_SENT, KillPoint.PLAN_COMMITTED),
                List.of(
                        ImageKillPoint.HEARD_NOT_COMMITTED,
                        KillPoint.SUBMISSION_COMMITTED,
                        ImageKillPoint.MESSAGE_DELIVERED),
                List.of(ImageKillPoint.TASKS_READ, KillPoint.BUMP_NOT_PUSHED, ImageKillPoint.MESSAGE_STORED),
                List.of(ImageKillPoint.ANSWER_STORED, KillPoint.BUMP_PUSHED, ImageKillPoint.PLAN_WRITTEN_NOT_COMMITTED),
                List.of(ImageKillPoint.HEARD, KillPoint.BUMP_STORED, ImageKillPoint.PLAN_COMMITTED),
                List.of(ImageKillPoint.ANSWER_NOT_STORED, KillPoint.REQUEST_NOT_SENT),
                List.of(ImageKillPoint.TASK_MADE, KillPoint.ANSWER_NOT_STORED),
                List.of(ImageKillPoint.END_READ, KillPoint.ANSWER_STORED),
                List.of(ImageKillPoint.IMAGE_LEARNED, KillPoint.END_WRITTEN_NOT_COMMITTED),
                List.of(ImageKillPoint.END_WRITTEN_NOT_COMMITTED, CommitPoint.COMMIT_2),
                List.of(ImageKillPoint.NEXT_ATTEMPT_COMMITTED, CommitPoint.COMMIT_4),
                List.of(ImageKillPoint.NEXT_TASK_MADE, CommitPoint.COMMIT_7));
    }
}
