package io.freshmaker.tls;

import io.freshmaker.settings.Secret;
import io.freshmaker.settings.Tls;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes of the files that the settings name what a connection over TLS needs, or says which file is wrong. */
public final class ClientTls {

    private final String keySetting;
    private final String trustSetting;

    private ClientTls(String prefix) {
        this.keySetting = prefix + ".key-store";
        this.trustSetting = prefix + ".trust-store";
    }

    /**
     * Reads the files.
     *
     * @param prefix what the names of the settings begin with: {@code freshmaker.bus.tls}
     * @return nothing when the settings name no file
     * @throws IllegalArgumentException when a file is no key store, its password is wrong, or what is needed is not
     *     inside, with the key of the setting and what to do
     */
    public static Optional<SSLContext> context(String prefix, Tls tls) {
        if (!tls.given()) {
            return Optional.empty();
        }
        var files = new ClientTls(prefix);
        return Optional.of(context(files.keys(tls), files.trust(tls)));
    }

    /**
     * The same for a client that has no switch for it whether the certificate must be for the host, as
     * {@code java.net.http}: what is trusted says it.
     */
    public static SSLContext contextWithHost(String prefix, Tls tls) {
        var files = new ClientTls(prefix);
        TrustManager[] trust = files.trust(tls);
        return context(files.keys(tls), tls.verifyHost() ? trust : anyHost(trust));
    }

    private static TrustManager[] anyHost(TrustManager[] trust) {
        return Stream.of(trust)
                .map(one -> one instanceof X509ExtendedTrustManager looking ? new AnyHost(looking) : one)
                .toArray(TrustManager[]::new);
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS: " + e.getMessage(), e);
        }
    }

    private KeyManager[] keys(Tls tls) {
        return tls.keyStore().map(file -> keys(file, tls.keyStorePassword())).orElse(null);
    }

    private TrustManager[] trust(Tls tls) {
        return tls.trustStore()
                .map(file -> trust(file, tls.trustStorePassword()))
                .orElseGet(ClientTls::trustOfJava);
    }

    private static TrustManager[] trustOfJava() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificates that Java trusts can't be read: " + e.getMessage(), e);
        }
    }

    private KeyManager[] keys(Path file, Secret password) {
        KeyStore store = open(keySetting, file, password);
        try {
            if (Collections.list(store.aliases()).stream().noneMatch(alias -> isKey(store, alias))) {
                throw wrong(
                        keySetting, file, "holds no private key: export the certificate together with its key.", null);
            }
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.value().toCharArray());
            return factory.getKeyManagers();
        } catch (UnrecoverableKeyException e) {
            throw wrong(keySetting, file, "has a key with another password: give key and file the same one.", e);
        } catch (GeneralSecurityException e) {
            throw wrong(keySetting, file, "can't be used: " + e.getMessage() + ".", e);
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An open key store can't be read: " + e.getMessage(), e);
        }
    }

    private TrustManager[] trust(Path file, Secret password) {
        KeyStore store = open(trustSetting, file, password);
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            if (Collections.list(store.aliases()).stream().allMatch(alias -> isKey(store, alias))) {
                throw wrong(
                        trustSetting,
                        file,
                        "holds no trusted certificate: import the CA of the other side with keytool.",
                        null);
            }
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw wrong(trustSetting, file, "can't be used: " + e.getMessage() + ".", e);
        }
    }

    /** PKCS12 or JKS: Java sees by itself which. */
    private static KeyStore open(String key, Path path, Secret password) {
        File file = path.toFile();
        try {
            return KeyStore.getInstance(file, password.value().toCharArray());
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? wrong(key, path, "does not open with the password: correct " + key + "-password.", e)
                    : unknown(key, path, e);
        } catch (GeneralSecurityException e) {
            throw unknown(key, path, e);
        }
    }

    private static IllegalArgumentException unknown(String key, Path path, Exception cause) {
        return wrong(key, path, "is no PKCS12 or JKS file: make one of PEM files with openssl pkcs12 -export.", cause);
    }

    private static IllegalArgumentException wrong(String key, Path path, String remedy, Exception cause) {
        return new IllegalArgumentException(key + " = '" + path + "' " + remedy, cause);
    }
}
