package io.freshmaker.acceptance;

/** Which of the database's commits after a message came is the one that the kill prevents: a sample. */
enum CommitPoint implements Moment {
    COMMIT_2(2),
    COMMIT_4(4),
    COMMIT_7(7);

    private final Spot spot;

    CommitPoint(int time) {
        spot = Spot.entering("org.hsqldb.persist.Log", "writeCommitStatement").the(time);
    }

    @Override
    public Spot spot() {
        return spot;
    }
}
