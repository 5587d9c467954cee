package io.freshmaker.build;

/** What keeps a planned build from being submitted although its turn has come. */
public enum Hold {
    NONE(0),
    /** Its plan is so large that somebody has to approve it. */
    APPROVAL(1),
    /** The same artifact was rebuilt too often of late. */
    STORM(2),
    /** It only shows what would be done, and is never submitted. */
    DRY_RUN(3);

    private final int id;

    Hold(int id) {
        this.id = id;
    }

    /** The number in the database. */
    public int id() {
        return id;
    }
}
