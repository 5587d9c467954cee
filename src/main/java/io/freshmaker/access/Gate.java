package io.freshmaker.access;

/** Finds out who makes a request, and lets it do what it may. Thread-safe. */
public interface Gate {

    /** The word of {@code freshmaker.auth} that chose this gate, as {@code auth_backend} of the API shows it. */
    String word();

    /** Whether only those may read who are known. */
    boolean closed();

    /**
     * Who makes the request, when it may.
     *
     * @throws NotAdmitted with the reason
     */
    Identity admit(Knock knock, Permission permission);
}
