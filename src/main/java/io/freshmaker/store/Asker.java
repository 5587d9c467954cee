package io.freshmaker.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Who has something changed.
 *
 * @param name as it is stored with the change
 * @param how how it is known who it is: {@code oidc}, {@code proxy}, {@code basic}, {@code none}, or {@code command}
 * @param all whether it may change also what others asked for, and what the bus brought
 */
public record Asker(String name, String how, boolean all) {

    /** Somebody who may run commands where the service runs: it may change everything. */
    public static Asker command(String name) {
        return new Asker(name, "command", true);
    }

    /** What is kept of a change: what came of it, and why it was asked for. */
    static String words(List<String> told, String reason) {
        return String.join(" ", told) + because(reason);
    }

    /**
     * The sentence with why something was asked for, to be put behind another one; empty where nobody said it.
     *
     * @param reason may be null
     */
    static String because(String reason) {
        return reason == null || reason.isBlank() ? "" : " Their reason: " + Text.ended(reason);
    }

    /** Keeps what it had changed, in the transaction of the change. */
    void note(Handle handle, String action, Long event, Long build, String words) {
        Audit.note(handle, new Deed(name, how, action, event, build, words));
    }
}
