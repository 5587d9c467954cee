package io.freshmaker.sandbox;

import java.util.List;

/**
 * One rpm of a module build.
 *
 * @param id unique among all components, from 1
 * @param name the package's name
 * @param ref the commit that the module's branch of it meant when the build began
 * @param state Koji's number of the state, 0 to 4; null before the build of it has begun
 * @param nvr null until it is complete
 * @param reason why it ended without a result, or null
 */
record ComponentBuild(long id, String name, String ref, long taskId, Integer state, String nvr, String reason) {

    static final int BUILDING = 0;
    static final int COMPLETE = 1;
    static final int FAILED = 3;
    static final int CANCELED = 4;

    /** Koji's names of the states, in the order of their numbers. */
    static final List<String> STATES = List.of("BUILDING", "COMPLETE", "DELETED", "FAILED", "CANCELED");

    ComponentBuild in(Integer newState, String newNvr, String newReason) {
        return new ComponentBuild(id, name, ref, taskId, newState, newNvr, newReason);
    }

    String stateName() {
        return state == null ? null : STATES.get(state);
    }
}
