package io.freshmaker.store;

import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeStep;
import java.time.OffsetDateTime;

/**
 * One compose as it is stored; it stays when ODCS has removed its own. What may be missing is null.
 *
 * @param id our number of it
 * @param remoteId ODCS's id
 * @param state as last seen at ODCS
 * @param stateReason what ODCS or the last try to ask it said
 * @param step what is to be done next for it
 * @param need what it is made of
 * @param attempt which try of this content it is, from 1
 * @param renews our number of the compose in whose place it was asked for
 * @param repository URL of its repository
 * @param repositoryFile URL of the {@code .repo} file for it
 * @param created when the first build needed it
 * @param asked when ODCS was asked for it
 * @param submitted by ODCS's clock, like the times after it
 */
public record ComposeRow(
        long id,
        Long remoteId,
        ComposeState state,
        String stateReason,
        ComposeStep step,
        String contentKey,
        ComposeNeed need,
        int attempt,
        Long renews,
        String repository,
        String repositoryFile,
        OffsetDateTime created,
        OffsetDateTime asked,
        OffsetDateTime submitted,
        OffsetDateTime done,
        OffsetDateTime expires,
        OffsetDateTime removed) {

    /** The state of that number; null for none, or for one that ODCS did not have when this was written. */
    static ComposeState state(Long number) {
        return number == null ? null : ComposeState.of(number.intValue()).orElse(null);
    }
}
