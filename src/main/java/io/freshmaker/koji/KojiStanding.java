package io.freshmaker.koji;

import java.util.concurrent.atomic.AtomicInteger;

/** Whether the hub knows us, in a sentence for the person on call. For any number of threads. */
public final class KojiStanding {

    private final boolean account;
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile String trouble = "";

    KojiStanding(boolean account) {
        this.account = account;
    }

    void loggedIn() {
        trouble = "";
        sessions.incrementAndGet();
    }

    void left() {
        sessions.decrementAndGet();
    }

    void refused(String words) {
        trouble = words;
    }

    /** Why the last login failed; empty when it did not. */
    public String trouble() {
        return trouble;
    }

    /** How many sessions there are, or why there is none. */
    public String sentence() {
        if (!account) {
            return "Koji is only read: freshmaker.koji.auth is none.";
        }
        int open = sessions.get();
        String count = switch (open) {
            case 0 -> "No session is open";
            case 1 -> "One session is open";
            default -> open + " sessions are open";
        };
        return trouble.isEmpty()
                ? count + (open == 0 ? "; the first submission opens one." : ".")
                : count + ", and the last login failed: " + trouble.replaceFirst("\\.?$", ".");
    }
}
