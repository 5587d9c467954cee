package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A build.
 *
 * @param type {@code rpm}, {@code image} or {@code module}
 * @param owner the user's id
 * @param task that made it, or null
 * @param source null where it is not known
 * @param extra null for none
 * @param created the times in microseconds
 * @param event the hub's event of its creation
 */
record HubBuild(
        long id,
        String type,
        String name,
        Integer epoch,
        String version,
        String release,
        int state,
        long owner,
        Long task,
        String source,
        ObjectNode extra,
        long created,
        long started,
        long completed,
        long event) {

    static final int COMPLETE = 1;
    static final int DELETED = 2;
    static final int FAILED = 3;
    static final int CANCELED = 4;

    String nvr() {
        return name + "-" + version + "-" + release;
    }

    HubBuild in(int newState) {
        return new HubBuild(
                id, type, name, epoch, version, release, newState, owner, task, source, extra, created, started,
                completed, event);
    }
}
