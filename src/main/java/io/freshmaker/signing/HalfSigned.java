package io.freshmaker.signing;

import java.time.Instant;

/**
 * A build of which some rpms are signed, claimed to ask Koji about it.
 *
 * @param id our number of it
 * @param subject what messages name it by: Koji's id in digits, or the NVR
 * @param key short id of the key; empty where no message told one
 * @param tag the tag of signed builds that somebody put it into who does not sign; empty where signatures alone told
 * @param tries looks in a row since the last message about it
 * @param overdue whether its deadline has passed
 * @param lease until when it is this process's: tells its claim from every other one
 */
public record HalfSigned(long id, String subject, String key, String tag, int tries, boolean overdue, Instant lease) {

    /** Whether messages name it by Koji's id. */
    public boolean byId() {
        return subject.matches("[0-9]{1,18}");
    }
}
