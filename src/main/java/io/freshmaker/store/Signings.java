package io.freshmaker.store;

import io.freshmaker.change.SignatureHint;
import io.freshmaker.signing.Completeness;
import io.freshmaker.signing.Finding;
import io.freshmaker.signing.HalfSigned;
import io.freshmaker.signing.HalfSignedBuilds;
import io.freshmaker.signing.Signatures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Builds of which not all rpms are known to be signed: heard of, asked about at Koji, and told of once they are whole. */
public final class Signings {

    static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration APART = Duration.ofSeconds(3);
    private static final int AT_ONCE = 20;

    private final Database database;
    private final Completeness completeness;
    private final SigningPace pace;
    private final Supplier<String> replica;

    /** @param replica who asks about builds, for others to know when it is gone */
    public Signings(Database database, Completeness completeness, SigningPace pace, Supplier<String> replica) {
        this.database = database;
        this.completeness = completeness;
        this.pace = pace;
        this.replica = replica;
    }

    /** Notes that a build is, or may be, signed in part: Koji is asked when there was no more news of it for a while. */
    public void heard(SignatureHint hint) {
        database.transact(handle -> SigningRows.hear(handle, hint, pace));
    }

    /** Has a build asked about once more that is, or may be, signed: by a tag that it got it may be of a further release. */
    public void tagged(SignatureHint hint) {
        database.transact(handle -> SigningRows.again(handle, hint, pace));
    }

    /** Takes builds that are to be asked about now, for five minutes or until our replica is gone; null when none is. */
    public HalfSignedBuilds claim() {
        List<Long> due = database.read(
                handle -> handle.createQuery("""
                        select id from signings where state = 0 and due_at <= current_timestamp
                          and (leased_until is null or leased_until < current_timestamp)
                        order by due_at limit\s""" + AT_ONCE).mapTo(Long.class).list());
        if (due.isEmpty()) {
            return null;
        }
        List<HalfSigned> taken = database.transact(handle -> claim(handle, due));
        return taken.isEmpty() ? null : new HalfSignedBuilds(taken);
    }

    private List<HalfSigned> claim(Handle handle, List<Long> due) {
        OffsetDateTime now = Database.now(handle);
        OffsetDateTime until = now.plus(LEASE);
        int taken = handle.createUpdate("""
                        update signings set leased_until = :until, leased_by = :replica, tries = tries + 1
                        where id in (<ids>) and state = 0 and due_at <= :now
                          and (leased_until is null or leased_until < :now)
                        """)
                .bindList("ids", due)
                .bind("until", until)
                .bind("replica", replica.get())
                .bind("now", now)
                .execute();
        return taken == 0
                ? List.of()
                : handle.createQuery("""
                                select id, subject, sig_key, tag, tries, expires_at <= :now, leased_until from signings
                                where id in (<ids>) and state = 0 and leased_until = :until order by id
                                """)
                        .bindList("ids", due)
                        .bind("now", now)
                        .bind("until", until)
                        .map((row, context) -> halfSigned(row))
                        .list();
    }

    private static HalfSigned halfSigned(ResultSet row) throws SQLException {
        return new HalfSigned(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getBoolean(6),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    /**
     * Does what Koji's answers mean. A build that is whole is told with one message of ours in the inbox, in the same
     * transaction.
     *
     * @param answers one for each of the builds, in their order
     */
    public void answered(HalfSignedBuilds asked, List<Signatures> answers) {
        for (int i = 0; i < asked.builds().size(); i++) {
            HalfSigned build = asked.builds().get(i);
            Signatures known = answers.get(i);
            Finding finding = completeness.of(build, known);
            database.transact(handle -> {
                new SigningOutcome(handle, build, pace).found(finding, known);
                return null;
            });
        }
    }

    /** Has them asked about again later, as Koji could not be asked; one by one, as one of them may be the cause. */
    public void later(HalfSignedBuilds asked, String reason) {
        database.transact(handle -> {
            for (int i = 0; i < asked.builds().size(); i++) {
                new SigningOutcome(handle, asked.builds().get(i), pace).interrupted(reason, APART.multipliedBy(i));
            }
            return null;
        });
    }
}
