package io.freshmaker.inventory;

/**
 * A build of ours that MBS has finished and the inventory has not learned of.
 *
 * @param id the build's id at MBS
 */
public record OwnBuild(long id) {}
