package io.freshmaker.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Knows people by the passwords in a file. Hashing is slow on purpose: what was right is remembered for a while, no more
 * than two passwords are hashed at a time, and an address that was wrong too often has to wait.
 */
public final class BasicGate implements Gate {

    private static final String CHALLENGE = "Basic realm=\"freshmaker\", charset=\"UTF-8\"";
    private static final String SCHEME = "basic ";
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int WRONG_AT_MOST = 10;
    private static final int HASHED_AT_A_TIME = 2;
    private static final int WAITING_AT_MOST = 10;
    private static final int PATIENCE_SECONDS = 10;
    private static final int LONGEST_PASSWORD = 1_000;

    private final Admission admission;
    private final PasswordFile file;
    private final Semaphore hashing = new Semaphore(HASHED_AT_A_TIME, true);
    private final Verified verified;
    private final Attempts attempts;

    /** @param nanos a clock that only goes forward, as {@link System#nanoTime} */
    public BasicGate(Admission admission, PasswordFile file, LongSupplier nanos) {
        this.admission = admission;
        this.file = file;
        this.verified = new Verified(REMEMBERED, nanos);
        this.attempts = new Attempts(WRONG_AT_MOST, WITHIN, nanos);
    }

    @Override
    public String word() {
        return "basic";
    }

    @Override
    public boolean closed() {
        return admission.closed();
    }

    @Override
    public Identity admit(Knock knock, Permission permission) {
        List<String> given = knock.headers().apply("Authorization");
        if (given.isEmpty()) {
            return admission.unknown(permission, CHALLENGE, "send your name and password.");
        }
        String pair = pair(given);
        int colon = pair.indexOf(':');
        if (colon < 0 || pair.length() > LONGEST_PASSWORD) {
            throw refused();
        }
        Account account = account(pair.substring(0, colon), pair.substring(colon + 1), knock.peer());
        return admission.known(account.name(), account.groups(), permission);
    }

    private static String pair(List<String> given) {
        String header = given.get(0);
        if (given.size() > 1 || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw NotAdmitted.unknown(CHALLENGE, "Send one header Authorization, with your name and password: Basic.");
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private Account account(String name, String password, String peer) {
        Optional<Account> account = file.find(name);
        if (account.isPresent() && verified.has(account.get(), password)) {
            return account.get();
        }
        if (attempts.spent(peer)) {
            throw NotAdmitted.tooOften(
                    (int) WITHIN.toSeconds(), "Too many wrong passwords came from your address: wait a minute.");
        }
        takeTurn();
        try {
            return hashed(account, password, peer);
        } finally {
            hashing.release();
        }
    }

    private Account hashed(Optional<Account> account, String password, String peer) {
        // Another request of the same user may have been looked at while this one waited.
        if (account.isPresent() && verified.has(account.get(), password)) {
            return account.get();
        }
        // As long for a name that does not exist: it is not told which names do.
        boolean right = account.map(Account::hash).orElseGet(file::nobodys).isOf(password.toCharArray());
        if (!right || account.isEmpty()) {
            attempts.wrong(peer);
            throw refused();
        }
        verified.add(account.get(), password);
        return account.get();
    }

    private void takeTurn() {
        try {
            if (hashing.getQueueLength() < WAITING_AT_MOST && hashing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw NotAdmitted.undecided(1, "Too many passwords are looked at just now: try again in a second.");
    }

    private static NotAdmitted refused() {
        return NotAdmitted.unknown(CHALLENGE, "Name or password is wrong.");
    }
}
