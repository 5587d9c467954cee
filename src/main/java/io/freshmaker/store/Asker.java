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
        return String.join(" ", told) + (reason.isBlank() ? "" : " Their reason: " + reason.strip());
    }

    /** Keeps what it had changed, in the transaction of the change. */
    void note(Handle handle, String action, Long event, Long build, String words) {
        Audit.note(handle, new Deed(name, how, action, event, build, words));
    }
}
