package io.freshmaker.store;

import org.jdbi.v3.core.Handle;

/** The numbers of event and build types: 0 to 18 and 0 to 3 as clients know them, new ones from 1000 on. */
final class EventTypes {

    private static final int FIRST_OWN = 1000;

    private EventTypes() {}

    /** The number of an event type, which is given one when it is new. */
    static int number(Handle handle, String name) {
        return handle.createQuery("select id from event_types where name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne()
                .orElseGet(() ->
                        add(handle, "event_types", "insert into event_types (id, name) values (:id, :name)", name));
    }

    /** The number of the build type of an artifact type, which is given one when it is new. */
    static int ofArtifact(Handle handle, String artifactType) {
        return handle.createQuery("select id from build_types where artifact_type = :name")
                .bind("name", artifactType)
                .mapTo(Integer.class)
                .findOne()
                .orElseGet(() -> add(
                        handle,
                        "build_types",
                        "insert into build_types (id, name, artifact_type) values (:id, upper(:name), :name)",
                        artifactType));
    }

    private static int add(Handle handle, String table, String insert, String name) {
        int highest = handle.createQuery("select coalesce(max(id), 0) from " + table)
                .mapTo(Integer.class)
                .one();
        int number = Math.max(FIRST_OWN, highest + 1);
        handle.createUpdate(insert).bind("id", number).bind("name", name).execute();
        return number;
    }
}
