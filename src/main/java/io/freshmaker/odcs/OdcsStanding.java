package io.freshmaker.odcs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How ODCS answers and whether it lets us in, in a sentence for the person on call. For any number of threads. */
public final class OdcsStanding {

    private final Clock clock;
    private final String remedy;
    private volatile String last = "ODCS was not asked anything yet";
    private volatile String locked = "";

    /** @param remedy what a person looks at when ODCS does not let us in */
    public OdcsStanding(Clock clock, String remedy) {
        this.clock = clock;
        this.remedy = remedy;
    }

    /** An answer came; reading needs no login, so that only an answer to another method says that we are let in. */
    public void answered(String method, int status) {
        last = "ODCS answered " + method + " with " + status + " at " + now();
        if (status == 401 || status == 403) {
            locked = " It does not let us in: " + remedy;
        } else if (!method.equals("GET")) {
            locked = "";
        }
    }

    /** No answer came. */
    public void silent(String method, String words) {
        last = "ODCS gave no answer to " + method + " at " + now() + " (" + words + ")";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What was last heard of it, and what keeps us out. */
    public String sentence() {
        return last + "." + locked;
    }
}
