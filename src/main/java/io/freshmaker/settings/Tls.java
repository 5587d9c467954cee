package io.freshmaker.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a connection over TLS is made with.
 *
 * @param keyStore our certificate with its private key; nothing when the other side asks for none
 * @param trustStore the certificates that the other side's must come from; nothing for those that Java trusts
 * @param verifyHost whether the other side's certificate must be for the host that was asked for
 */
public record Tls(
        Optional<Path> keyStore,
        Secret keyStorePassword,
        Optional<Path> trustStore,
        Secret trustStorePassword,
        boolean verifyHost) {

    /** Whether any file is named; if not, Java's own rules and those of the URL count. */
    public boolean given() {
        return keyStore.isPresent() || trustStore.isPresent();
    }

    /** Reads {@code PREFIX.key-store} and the others. */
    static Tls read(String prefix, Values values) {
        return new Tls(
                values.read(prefix + ".key-store", Forms.file()),
                values.read(prefix + ".key-store-password", Forms.secret()),
                values.read(prefix + ".trust-store", Forms.file()),
                values.read(prefix + ".trust-store-password", Forms.secret()),
                values.read(prefix + ".verify-host", Forms.oneOf("true", "false"))
                        .equals("true"));
    }
}
