package io.freshmaker.submit;

/** What has to be done next for a submission; each step is stored before the call that it stands for. */
public enum Step {
    /** Recorded with its token; the source needs a bump that carries the token. */
    BUMP(0),
    /** The bump is there; the build system is to be asked. */
    SEND(1),
    /** The request may be on its way: nobody sends it again before it was looked for. */
    SENDING(2),
    /** The build system says that it has such a build: look for it and adopt it. */
    EXISTS(3),
    /** The build system has it; its builds are followed to their end. */
    FOLLOW(4),
    /** Nothing is left to do. */
    ENDED(5),
    /** The build system has ended it: what came of it is to be read. */
    READ(6),
    /** Its deadline has passed, or somebody asked for its end: what runs still is canceled there, and the end is read. */
    CANCEL(7);

    private final int id;

    Step(int id) {
        this.id = id;
    }

    /** The number in the database. */
    public int id() {
        return id;
    }

    public static Step of(int id) {
        return values()[id];
    }

    /** Whether the next call only looks, so that it may be repeated at any time. */
    public boolean looks() {
        return this == SENDING || this == EXISTS || this == FOLLOW || this == READ || this == CANCEL;
    }
}
