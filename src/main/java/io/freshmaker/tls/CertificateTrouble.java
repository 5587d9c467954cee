package io.freshmaker.tls;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why the certificate of a server is not accepted, with what is to be done, where Java's words name neither. */
public final class CertificateTrouble {

    private final String trusted;
    private final String address;

    private CertificateTrouble(String trusted, String address) {
        this.trusted = trusted;
        this.address = address;
    }

    /**
     * Of a server that has settings for TLS of its own.
     *
     * @param prefix what the names of its settings begin with: {@code freshmaker.bus}
     */
    public static CertificateTrouble ofSettings(String prefix) {
        return new CertificateTrouble(
                "the file that " + prefix + ".tls.trust-store names",
                "correct " + prefix + ".url, or set " + prefix + ".tls.verify-host to false");
    }

    /** Of a server for which counts what Java trusts. */
    public static CertificateTrouble ofJava() {
        return new CertificateTrouble(
                "those that Java trusts, as docs/deploying.md tells", "correct its address in the configuration");
    }

    /**
     * Reads the failure of a connection.
     *
     * @param server its host and port
     * @return nothing when the certificate is not what failed
     */
    public Optional<String> in(String server, Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, one -> one != null, Throwable::getCause)
                .limit(20)
                .toList();
        return causes.stream()
                .flatMap(one -> told(one).stream())
                .reduce((outer, inner) -> inner)
                .or(() -> causes.stream()
                        .filter(CertificateException.class::isInstance)
                        .map(one -> "is not accepted: " + words(one))
                        .findFirst())
                .map(told -> "the certificate of " + server + " " + told);
    }

    private Optional<String> told(Throwable cause) {
        String words = words(cause);
        if (cause instanceof CertificateExpiredException) {
            return Optional.of("has expired: have it renewed there (" + words + ")");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return Optional.of("is not valid yet: compare the clocks of both machines (" + words + ")");
        }
        if (cause instanceof CertPathBuilderException) {
            return Optional.of("is not trusted: add the authority that signed it to " + trusted + " (" + words + ")");
        }
        if (cause instanceof InvalidAlgorithmParameterException && words.contains("trustAnchors")) {
            return Optional.of("can't be checked, as no authority is trusted: correct the trust store or its password ("
                    + words + ")");
        }
        return isOfAnother(cause, words)
                ? Optional.of("is for another host: " + address + " (" + words + ")")
                : Optional.empty();
    }

    /** Java has no type of its own for it; Apache's client has one for when it looks by itself. */
    private static boolean isOfAnother(Throwable cause, String words) {
        return cause instanceof SSLPeerUnverifiedException && words.contains("doesn't match")
                || cause instanceof CertificateException
                        && (words.startsWith("No subject alternative") || words.startsWith("No name matching"));
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
    }
}
