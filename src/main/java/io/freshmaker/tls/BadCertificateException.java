package io.freshmaker.tls;

import java.io.IOException;
import javax.net.ssl.SSLHandshakeException;

/**
 * No connection, as the certificate of a server is not accepted; the message says whose, why, and what is to be done. What
 * Java found is suppressed and no cause: the words of a cause would be told in the place of these.
 */
public final class BadCertificateException extends SSLHandshakeException {

    private static final long serialVersionUID = 1L;

    private BadCertificateException(String message) {
        super(message);
    }

    /**
     * The failure in words, when a certificate is the reason; otherwise as it is.
     *
     * @param server its host and port
     */
    public static IOException told(CertificateTrouble trouble, String server, IOException failure) {
        return trouble.in(server, failure)
                .<IOException>map(words -> {
                    var told = new BadCertificateException(words);
                    told.addSuppressed(failure);
                    return told;
                })
                .orElse(failure);
    }
}
