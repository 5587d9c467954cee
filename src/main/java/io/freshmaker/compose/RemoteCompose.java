package io.freshmaker.compose;

import java.time.Instant;

/**
 * A compose as ODCS has it.
 *
 * @param id ODCS's
 * @param reason ODCS's {@code state_reason}; empty where it gives none
 * @param owner who asked for it; empty where ODCS does not say
 * @param need what it is made of, as far as ODCS repeats it; null for a kind that we never ask for
 * @param repository URL of its repository; empty where it has none
 * @param repositoryFile URL of the {@code .repo} file for it; empty where it has none
 * @param submitted when it was asked for, by ODCS's clock
 * @param done when it was finished; null before
 * @param expires when ODCS removes it; null before it is known
 * @param removed when it was removed; null before
 */
public record RemoteCompose(
        long id,
        ComposeState state,
        String reason,
        String owner,
        ComposeNeed need,
        String repository,
        String repositoryFile,
        Instant submitted,
        Instant done,
        Instant expires,
        Instant removed) {}
