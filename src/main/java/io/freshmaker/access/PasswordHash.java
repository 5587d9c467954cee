package io.freshmaker.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password, as {@code pbkdf2-sha256$600000$SALT$HASH}: PBKDF2 with HMAC-SHA256, the number of its
 * rounds, and salt and hash in Base64.
 */
public record PasswordHash(int rounds, String salt, String hash) {

    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256\\$([0-9]{5,8})\\$([A-Za-z0-9+/=]{16,88})\\$([A-Za-z0-9+/]{43}=)");
    private static final int ROUNDS = 600_000;
    private static final int LEAST_ROUNDS = 10_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /** Of no password; as slow to look at as the slowest of others. */
    static PasswordHash nobodys(Collection<PasswordHash> others) {
        int rounds = others.stream().mapToInt(PasswordHash::rounds).max().orElse(ROUNDS);
        return new PasswordHash(rounds, "AAAAAAAAAAAAAAAAAAAAAA==", "A".repeat(43) + "=");
    }

    /** Of a new password, with a salt of its own. */
    public static PasswordHash of(char[] password) {
        return of(password, ROUNDS);
    }

    static PasswordHash of(char[] password, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder();
        return new PasswordHash(
                rounds, text.encodeToString(salt), text.encodeToString(derived(password, salt, rounds)));
    }

    /** @throws IllegalArgumentException when it is none, or can be guessed too fast, with the remedy */
    static PasswordHash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("this is no hash of a password; make a line with freshmaker password.");
        }
        int rounds = Integer.parseInt(form.group(1));
        if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("the number of rounds has to be from " + LEAST_ROUNDS + " to "
                    + MOST_ROUNDS + "; make a line with freshmaker password.");
        }
        Base64.getDecoder().decode(form.group(2));
        return new PasswordHash(rounds, form.group(2), form.group(3));
    }

    /** Whether it is this password; takes as long as the rounds do, whatever the answer. */
    boolean isOf(char[] password) {
        byte[] tried = derived(password, Base64.getDecoder().decode(salt), rounds);
        return MessageDigest.isEqual(tried, Base64.getDecoder().decode(hash));
    }

    private static byte[] derived(char[] password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no PBKDF2 with HMAC-SHA256.", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "pbkdf2-sha256$" + rounds + "$" + salt + "$" + hash;
    }
}
