package io.freshmaker.store;

import io.freshmaker.signing.Finding;
import io.freshmaker.signing.HalfSigned;
import io.freshmaker.signing.Signatures;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what became of a build that was asked about, unless another process has it by now. */
final class SigningOutcome {

    private static final Logger LOG = LoggerFactory.getLogger(SigningOutcome.class);
    private static final int WHOLE = 1;
    private static final int GIVEN_UP = 2;

    private final Handle handle;
    private final HalfSigned build;
    private final SigningPace pace;
    private final OffsetDateTime lease;

    SigningOutcome(Handle handle, HalfSigned build, SigningPace pace) {
        this.handle = handle;
        this.build = build;
        this.pace = pace;
        this.lease = build.lease().atOffset(ZoneOffset.UTC);
    }

    void found(Finding finding, Signatures known) {
        if (finding instanceof Finding.Whole whole) {
            int rpms = known.keys().size();
            if (end(WHOLE, whole.words(), known, rpms, rpms, "")) {
                whole.builds().forEach(build -> Inbox.add(handle, build.message()));
                handle.afterCommit(() -> LOG.info("{}", whole.words()));
            }
        } else if (finding instanceof Finding.Waiting waiting) {
            waits(waiting, known);
        } else if (finding instanceof Finding.Part part) {
            if (end(GIVEN_UP, part.words(), known, null, null, "")) {
                SigningRows.hear(handle, String.valueOf(part.module()), part.nvr(), build.key(), "", pace);
            }
        } else if (end(GIVEN_UP, finding.words(), known, null, null, "")) {
            handle.afterCommit(() -> LOG.info("signatures of build {}: {}", build.subject(), finding.words()));
        }
    }

    private void waits(Finding.Waiting waiting, Signatures known) {
        if (build.overdue()) {
            String words =
                    waiting.words() + " Given up after " + pace.deadline().toHours() + " hours.";
            if (end(GIVEN_UP, words, known, waiting.signed(), waiting.rpms(), waiting.missing())) {
                handle.afterCommit(() -> LOG.warn("{}", words));
            }
        } else {
            put(0, waiting.words(), known, waiting.signed(), waiting.rpms(), waiting.missing());
        }
    }

    /**
     * Koji could not be asked: it stays as it was, however late it is.
     *
     * @param further how much longer than usual it is not asked about
     */
    void interrupted(String reason, Duration further) {
        handle.createUpdate("update signings set reason = :reason, leased_until = null, " + NEXT
                        + " where id = :id and state = 0 and leased_until = :lease")
                .bind("reason", Text.sentence(reason))
                .bind("id", build.id())
                .bind("lease", lease)
                .bind(
                        "next",
                        Database.now(handle).plus(pace.afterLook(build.tries())).plus(further))
                .bind("claimed", lease.minus(Signings.LEASE))
                .execute();
    }

    /** What came in while Koji was asked has put it off already, which counts. */
    private static final String NEXT = """
            due_at = case when due_at > :claimed then due_at else cast(:next as timestamp with time zone) end
            """;

    private boolean end(int state, String words, Signatures known, Integer signed, Integer rpms, String missing) {
        return put(state, words, known, signed, rpms, missing);
    }

    private boolean put(int state, String words, Signatures known, Integer signed, Integer rpms, String missing) {
        OffsetDateTime now = Database.now(handle);
        OffsetDateTime next = now.plus(pace.afterLook(build.tries()));
        return handle.createUpdate("""
                                update signings set state = :state, reason = :reason, rpms = :rpms, signed = :signed,
                                  missing = :missing, leased_until = null,
                                  build_id = coalesce(cast(:build as bigint), build_id),
                                  nvr = case when cast(:nvr as varchar(500)) = '' then nvr else :nvr end,
                                  ended_at = case when cast(:state as smallint) = 0 then null
                                    else cast(:now as timestamp with time zone) end,
                                """ + NEXT + " where id = :id and state = 0 and leased_until = :lease")
                        .bind("state", state)
                        .bind("reason", Text.sentence(words))
                        .bind("rpms", rpms)
                        .bind("signed", signed)
                        .bind("missing", Text.cut(missing, 1000))
                        .bind("build", known.build() == 0 ? null : known.build())
                        .bind("nvr", Text.cut(known.nvr(), 500))
                        .bind("now", now)
                        .bind("next", next)
                        .bind("claimed", lease.minus(Signings.LEASE))
                        .bind("id", build.id())
                        .bind("lease", lease)
                        .execute()
                == 1;
    }
}
