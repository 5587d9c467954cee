package io.freshmaker.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.settings.Secret;
import io.freshmaker.settings.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Key stores of a test: both sides show the same certificate, which is that of {@code localhost}.
 *
 * @param keys the certificate with its key
 * @param trust the certificate alone
 */
public record KeyStores(Path keys, Path trust) {

    public static final String PASSWORD = "secret";

    private static final String ALIAS = "one";

    /** Makes them in the directory. */
    public static KeyStores in(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = directory.resolve("keys.p12");
        keytool(keys);
        char[] password = PASSWORD.toCharArray();
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry(
                ALIAS, KeyStore.getInstance(keys.toFile(), password).getCertificate(ALIAS));
        Path trust = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            known.store(out, password);
        }
        return new KeyStores(keys, trust);
    }

    /** What a server of the test shows and trusts. */
    public SSLContext context() {
        return ClientTls.context(
                        "server",
                        new Tls(
                                Optional.of(keys),
                                new Secret(PASSWORD),
                                Optional.of(trust),
                                new Secret(PASSWORD),
                                true))
                .orElseThrow();
    }

    /** Java itself offers no other way to a certificate. */
    private static void keytool(Path keys) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-alias",
                        ALIAS,
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
