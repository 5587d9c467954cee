package io.freshmaker.compose;

/** What has to be done next for a compose; each step is stored before the call that it stands for. */
public enum ComposeStep {
    /** Recorded: ODCS is to be asked for it. */
    ASK(0),
    /** The request may be on its way: nobody sends it again before it was looked for. */
    ASKING(1),
    /** ODCS has it; it is followed until it is done. */
    FOLLOW(2),
    /** It is done, and builds may still need it: it is kept from expiring, and looked at now and then. */
    KEEP(3),
    /** Nothing is left to do. */
    ENDED(4),
    /** It was given up before ODCS had made it: ODCS is told to delete it. */
    DISCARD(5);

    private final int id;

    ComposeStep(int id) {
        this.id = id;
    }

    /** The number in the database. */
    public int id() {
        return id;
    }

    /** Whether no build gets it any more. */
    public boolean over() {
        return this == ENDED || this == DISCARD;
    }

    public static ComposeStep of(int id) {
        return values()[id];
    }
}
