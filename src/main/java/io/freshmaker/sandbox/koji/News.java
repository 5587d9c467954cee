package io.freshmaker.sandbox.koji;

/** Told of what changes, in the lock of the state and in the order of the changes. */
interface News {

    /** @param old the state it was in; null for a new task */
    void task(Integer old, HubTask task);

    /** @param old the state it was in; null for a new build */
    void build(Integer old, HubBuild build);

    /** @param user who tags */
    void tagged(HubBuild build, HubTag tag, String user);

    /** Told once for each rpm and architecture. */
    void signed(HubBuild build, HubRpm rpm);

    /** @param user who takes it out of the tag */
    void untagged(HubBuild build, HubTag tag, String user);
}
