package io.freshmaker.store;

import java.time.OffsetDateTime;

/**
 * A build that messages told signatures of.
 *
 * @param build Koji's id; null while it is not known
 * @param nvr name-version-release; empty while it is not known
 * @param key short id of the key; empty where no message told one
 * @param tag of signed builds that somebody who does not sign put it into; empty where signatures alone told
 * @param signed how many rpms have the key, as Koji said last; null before Koji was asked
 * @param rpms how many there are; null likewise
 * @param missing some of those that do not have it; empty when none is known
 * @param reason a sentence; null before Koji was asked
 * @param since when the first message about it came
 * @param heard when the last message came that was not dropped as one of many
 * @param next when Koji is asked next
 * @param expires when it is given up
 * @param ended when it was whole or given up; null while it waits
 */
public record SigningRow(
        long id,
        Long build,
        String nvr,
        String key,
        String tag,
        State state,
        Integer signed,
        Integer rpms,
        String missing,
        String reason,
        OffsetDateTime since,
        OffsetDateTime heard,
        OffsetDateTime next,
        OffsetDateTime expires,
        OffsetDateTime ended) {

    /** How far it is, by the number in the database. */
    public enum State {
        /** Not all of its rpms are known to be signed. */
        WAITING,
        /** All are, and that was told. */
        SIGNED,
        /** Not in time, or it is of no interest. */
        GIVEN_UP;

        /** The number in the database. */
        public int id() {
            return ordinal();
        }

        static State of(int id) {
            return values()[id];
        }
    }
}
