package io.freshmaker.store;

import java.time.Duration;

/**
 * One of the processes that share the database.
 *
 * @param role {@code all}, {@code frontend} or {@code backend}
 * @param unseen since it last said that it lives, by the database's clock
 */
public record ReplicaRow(String id, String name, String role, String version, Duration unseen) {}
