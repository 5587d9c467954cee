package io.freshmaker.submit;

/**
 * One build at a build system, as that system tells of it.
 *
 * @param id the id there
 * @param detail the system's own word for the state, with its reason when it gave one
 * @param nvr name-version-release of what it makes; empty until it is known
 * @param url where a person looks at it; empty when there is no such place
 */
public record RemoteBuild(long id, State state, String detail, String nvr, String url) {

    /** What a build system's states mean to us. */
    public enum State {
        /** Not at its end yet. */
        RUNNING,
        /** Finished, and usable by what is built on it. */
        DONE,
        /** Ended without a result. */
        FAILED,
        /** Somebody stopped it there. */
        CANCELED
    }
}
