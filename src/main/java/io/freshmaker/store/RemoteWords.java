package io.freshmaker.store;

import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.RemoteCompose;
import java.time.Duration;

/** Why a compose is of no use, in sentences for those who wait for it. */
record RemoteWords(ComposePace pace) {

    String failed(RemoteCompose remote) {
        return called(remote) + " failed" + because(remote);
    }

    String removed(RemoteCompose remote) {
        return called(remote) + " was removed" + because(remote);
    }

    String noRepository(RemoteCompose remote) {
        return called(remote) + " is done, but ODCS names no repository of it.";
    }

    String tooLate(RemoteCompose remote) {
        return called(remote) + " is not done within " + pace.deadline().toHours()
                + " hours (freshmaker.odcs.deadline); ODCS says "
                + remote.state().word() + because(remote);
    }

    /** @param granted for how long ODCS keeps it, or kept it */
    String tooShort(RemoteCompose remote, Duration granted) {
        return "ODCS keeps compose " + remote.id() + " for " + told(granted) + " only, of the "
                + told(pace.lifetime()) + " that it was asked for; builds need " + told(pace.shortest())
                + " at least. Have ODCS allow longer lifetimes (its max_seconds_to_live), then retry.";
    }

    private static String told(Duration time) {
        long minutes = time.toMinutes();
        if (minutes < 2) {
            return time.toSeconds() + " seconds";
        }
        return minutes < 120 ? minutes + " minutes" : time.toHours() + " hours";
    }

    private static String called(RemoteCompose remote) {
        return "Compose " + remote.id();
    }

    private static String because(RemoteCompose remote) {
        String reason = remote.reason();
        return reason.isEmpty() ? "." : ": " + reason + (reason.matches("(?s).*[.?!]") ? "" : ".");
    }
}
