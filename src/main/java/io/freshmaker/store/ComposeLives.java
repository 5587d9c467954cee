package io.freshmaker.store;

import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** For how long ODCS keeps composes; each method is a part of its caller's transaction. */
record ComposeLives(ComposePace pace) {

    private static final Duration LONGEST_LOOK = Duration.ofHours(1);

    /** The pause until a compose that is done is looked at. */
    Duration looked(OffsetDateTime now, Instant expires) {
        return expires == null ? LONGEST_LOOK : pace.look(Duration.between(now.toInstant(), expires));
    }

    /** What is left of one that is done; null where ODCS does not say. */
    static Duration left(Handle handle, RemoteCompose remote) {
        return remote.expires() == null
                ? null
                : Duration.between(Database.now(handle).toInstant(), remote.expires());
    }

    /** Whether one that is done ends so soon that it has to be kept longer. */
    boolean endsSoon(Handle handle, RemoteCompose remote) {
        Duration left = left(handle, remote);
        return left != null && left.compareTo(pace.keptBefore()) < 0;
    }

    /** For how long ODCS keeps it, as it told until now; null where it never told. */
    static Duration granted(Handle handle, ComposeWork work) {
        return handle.createQuery("select granted_seconds from composes where id = :id and granted_seconds is not null")
                .bind("id", work.id())
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofSeconds)
                .orElse(null);
    }

    /** Whether that is not enough for any build; what is not known may be. */
    boolean tooShort(Duration granted) {
        return granted != null && granted.compareTo(pace.shortest()) < 0;
    }

    /** From when it was made until its end; null where one of them is not told. */
    static Long life(RemoteCompose remote) {
        Instant end = remote.removed() == null ? remote.expires() : remote.removed();
        return remote.done() == null || end == null ? null : seconds(Duration.between(remote.done(), end));
    }

    static Long seconds(Duration time) {
        return time == null ? null : time.toSeconds();
    }
}
