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
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
    private static final String AUTHORITY = "authority";

    /** Makes them in the directory. */
    public static KeyStores in(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = directory.resolve("keys.p12");
        keytool(keys, "localhost", "-ext", "san=dns:localhost", "-alias", ALIAS);
        return of(directory, keys, open(keys).getCertificate(ALIAS));
    }

    /** The same with a certificate of an authority, which alone is trusted: some servers believe no other. */
    public static KeyStores signedIn(Path directory)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = directory.resolve("keys.p12");
        keytool(keys, "authority", "-ext", "bc=ca:true", "-alias", AUTHORITY);
        keytool(keys, "localhost", "-ext", "san=dns:localhost", "-alias", ALIAS, "-signer", AUTHORITY);
        KeyStore both = open(keys);
        Certificate authority = both.getCertificate(AUTHORITY);
        // Or a client might show this one.
        both.deleteEntry(AUTHORITY);
        write(both, keys);
        return of(directory, keys, authority);
    }

    private static KeyStores of(Path directory, Path keys, Certificate trusted)
            throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry(AUTHORITY, trusted);
        Path trust = directory.resolve("trust.p12");
        write(known, trust);
        return new KeyStores(keys, trust);
    }

    private static KeyStore open(Path file) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static void write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
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

    /** Writes who is trusted, the certificate and its key as servers that are not Java's read them. */
    public void writePem(Path authority, Path certificate, Path key) throws IOException {
        try {
            KeyStore store = open(keys);
            Certificate[] chain = store.getCertificateChain(ALIAS);
            pem(authority, "CERTIFICATE", chain[chain.length - 1].getEncoded());
            pem(certificate, "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
            pem(key, "PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void pem(Path file, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    /** Java itself offers no other way to a certificate. */
    private static void keytool(Path keys, String name, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
