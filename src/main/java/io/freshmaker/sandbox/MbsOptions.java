package io.freshmaker.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a stand-in of MBS is set up.
 *
 * @param gitUrl the {@code file://} url below which scmurls are allowed, as {@link DistGitStandIn#url()} gives it
 * @param port to listen on, on the loopback interface; 0 for any that is free
 * @param step how long a build stays in each state
 * @param stateFile where the builds are kept for the next start, or null to forget them
 * @param accounts by bearer token
 */
public record MbsOptions(String gitUrl, int port, Duration step, Path stateFile, Map<String, Account> accounts) {

    private static final Duration USUAL_STEP = Duration.ofMillis(50);

    public MbsOptions {
        accounts = Map.copyOf(accounts);
    }

    /** Any port, steps of 50 ms, nothing kept, and nobody who may submit. */
    public static MbsOptions of(String gitUrl) {
        return new MbsOptions(gitUrl, 0, USUAL_STEP, null, Map.of());
    }

    /** The same on that port. */
    public MbsOptions onPort(int newPort) {
        return new MbsOptions(gitUrl, newPort, step, stateFile, accounts);
    }

    /** The same with steps of that length. */
    public MbsOptions withStep(Duration newStep) {
        return new MbsOptions(gitUrl, port, newStep, stateFile, accounts);
    }

    /** The same, finding again and keeping its builds in that file. */
    public MbsOptions keptIn(Path newStateFile) {
        return new MbsOptions(gitUrl, port, step, newStateFile, accounts);
    }

    /** The same with one more account. */
    public MbsOptions withAccount(String token, Account account) {
        Map<String, Account> more = new HashMap<>(accounts);
        more.put(token, account);
        return new MbsOptions(gitUrl, port, step, stateFile, more);
    }
}
