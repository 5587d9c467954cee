package io.freshmaker.store;

/**
 * Why a build exists: an event and what changed in it.
 *
 * @param constituent in the form {@code type:name:stream}
 */
public record CauseRow(long eventId, String constituent, String reason) {}
