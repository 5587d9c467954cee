package io.freshmaker.store;

import java.time.OffsetDateTime;

/**
 * A change that a person had made, as it was noted.
 *
 * @param deed what
 * @param at when, by the database's clock
 */
public record AuditRow(long id, OffsetDateTime at, Deed deed) {}
