package io.freshmaker.inventory;

/**
 * A module stream of which MBS is asked what its newest ready build is.
 *
 * @param walk the reconciliation that asks; 0 when a message did
 * @param previous the artifact that the reconciliation asked for before
 * @param id the artifact's row
 * @param version the newest build that is known; the answer counts only while that is so
 */
public record StreamQuestion(long walk, long previous, long id, String name, String stream, String version) {}
