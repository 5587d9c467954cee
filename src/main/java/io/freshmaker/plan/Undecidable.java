package io.freshmaker.plan;

/** The sentences of what can't be decided now, each with what to do so that it is decided later. */
public final class Undecidable {

    private static final String REPLAN = "./freshmaker replan EVENT";
    private static final String THEN = ", then " + REPLAN;
    private static final String WHEN_CHANGED = " When that has changed, " + REPLAN + " plans it again.";

    private Undecidable() {}

    /** @param remedy why, and what somebody has to do about it, without a full stop */
    public static String untilDone(String remedy) {
        return "undecidable: " + remedy + THEN + ".";
    }

    /** @param why as a whole sentence, of what may be otherwise some day */
    public static String untilChanged(String why) {
        return "undecidable: " + why + WHEN_CHANGED;
    }

    /** The same sentence, or any other, for a question: there is no event that could be planned again. */
    public static String withoutEvent(String sentence) {
        return sentence.replace(WHEN_CHANGED, "").replace(THEN, "");
    }
}
