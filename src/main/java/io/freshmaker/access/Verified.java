package io.freshmaker.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were found right lately, so that a script with a thousand calls has one hashed. What is kept is a
 * fingerprint with a key that this process alone has. Thread-safe.
 */
final class Verified {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 1_000;

    private final Map<String, Long> until = new ConcurrentHashMap<>();
    private final byte[] key = new byte[32];
    private final long lifetime;
    private final LongSupplier nanos;

    Verified(Duration lifetime, LongSupplier nanos) {
        this.lifetime = lifetime.toNanos();
        this.nanos = nanos;
        new SecureRandom().nextBytes(key);
    }

    /** Whether this password was right for this account, as it is now, a short while ago. */
    boolean has(Account account, String password) {
        Long end = until.get(fingerprint(account, password));
        return end != null && end - nanos.getAsLong() > 0;
    }

    void add(Account account, String password) {
        if (until.size() >= MOST) {
            until.clear();
        }
        until.put(fingerprint(account, password), nanos.getAsLong() + lifetime);
    }

    private String fingerprint(Account account, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(account.line().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }
}
