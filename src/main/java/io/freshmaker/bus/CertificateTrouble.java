package io.freshmaker.bus;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a broker's certificate is not accepted, with what is to be done, where Java's words name neither. */
final class CertificateTrouble {

    private CertificateTrouble() {}

    /**
     * Reads the failure of a connection.
     *
     * @param broker its host and port
     * @return nothing when the certificate is not what failed
     */
    static Optional<String> of(String broker, Throwable failure) {
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
                .map(told -> "the certificate of " + broker + " " + told);
    }

    private static Optional<String> told(Throwable cause) {
        String words = words(cause);
        if (cause instanceof CertificateExpiredException) {
            return Optional.of("has expired: have it renewed there (" + words + ")");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return Optional.of("is not valid yet: compare the clocks of both machines (" + words + ")");
        }
        if (cause instanceof CertPathBuilderException) {
            return Optional.of("is not trusted: add the authority that signed it to the file that"
                    + " freshmaker.bus.tls.trust-store names (" + words + ")");
        }
        if (cause instanceof InvalidAlgorithmParameterException && words.contains("trustAnchors")) {
            return Optional.of("can't be checked, as no authority is trusted: correct the trust store or its password ("
                    + words + ")");
        }
        return cause instanceof CertificateException && isOfAnother(words)
                ? Optional.of("is for another host: correct freshmaker.bus.url, or set freshmaker.bus.tls.verify-host"
                        + " to false (" + words + ")")
                : Optional.empty();
    }

    /** Java has no type of its own for it. */
    private static boolean isOfAnother(String words) {
        return words.startsWith("No subject alternative") || words.startsWith("No name matching");
    }

    private static String words(Throwable cause) {
        return SessionEnd.words(cause, cause.getClass().getSimpleName()).replaceFirst("\\.$", "");
    }
}
