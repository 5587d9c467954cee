package io.freshmaker.build;

/** The sentence that a build gets when it cannot run because what it is built on was not rebuilt. */
public final class RebuildFailure {
    private static final String CONSEQUENCE = "cannot be rebuilt: ";

    private RebuildFailure() {}

    /**
     * The reason for a dependant of this build. It names the build that failed first, however long the chain is.
     *
     * @throws IllegalArgumentException when the prerequisite neither failed nor was canceled
     */
    public static String because(BuildOutcome prerequisite) {
        if (isConsequence(prerequisite)) {
            return prerequisite.reason();
        }
        String end = switch (prerequisite.state()) {
            case FAILED -> " failed";
            case CANCELED -> " was canceled";
            case PLANNED, BUILD, DONE ->
                throw new IllegalArgumentException(prerequisite.label() + " is " + prerequisite.state()
                        + ", and so it stops nothing that is built on it.");
        };
        String why = prerequisite.reason().isEmpty() ? "." : ": " + prerequisite.reason();
        return CONSEQUENCE + prerequisite.label() + end + why;
    }

    /** Whether a build ended only because another one did, so that the cause is to be looked for there. */
    public static boolean isConsequence(BuildOutcome build) {
        boolean ended = build.state() == BuildState.FAILED || build.state() == BuildState.CANCELED;
        return ended && build.reason().startsWith(CONSEQUENCE);
    }
}
