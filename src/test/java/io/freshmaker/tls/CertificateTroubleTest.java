package io.freshmaker.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

class CertificateTroubleTest {

    private static final CertificateTrouble BUS = CertificateTrouble.ofSettings("freshmaker.bus");

    /** As Java wraps what it finds in a chain. */
    private static Optional<String> told(Exception cause) {
        var found = new CertificateException("PKIX path validation failed: " + cause, cause);
        var handshake = new SSLHandshakeException(found.getMessage());
        handshake.initCause(found);
        return BUS.in("a:5671", new IOException(handshake.getMessage(), handshake));
    }

    @Test
    void tellsExpiredOnesFromThoseThatAreNotValidYet() {
        assertThat(told(new CertPathValidatorException(
                        "validity check failed", new CertificateExpiredException("NotAfter: Sun Nov 01"))))
                .hasValue("the certificate of a:5671 has expired: have it renewed there (NotAfter: Sun Nov 01)");
        assertThat(told(new CertificateNotYetValidException("NotBefore: Sun Nov 01")))
                .hasValue("the certificate of a:5671 is not valid yet: compare the clocks of both machines"
                        + " (NotBefore: Sun Nov 01)");
    }

    @Test
    void namesWhatHelpsForEachServer() {
        var unknown = new IOException(new CertPathBuilderException("unable to find valid certification path"));
        assertThat(CertificateTrouble.ofSettings("freshmaker.koji").in("koji.example.org:443", unknown))
                .hasValue(
                        "the certificate of koji.example.org:443 is not trusted: add the authority that signed it to the"
                                + " file that freshmaker.koji.tls.trust-store names (unable to find valid certification path)");
        assertThat(CertificateTrouble.ofJava().in("mbs.example.org", unknown))
                .hasValue("the certificate of mbs.example.org is not trusted: add the authority that signed it to those"
                        + " that Java trusts, as docs/deploying.md tells (unable to find valid certification path)");
        assertThat(CertificateTrouble.ofJava()
                        .in(
                                "a",
                                new SSLPeerUnverifiedException(
                                        "Certificate for <a> doesn't match any of the names: [b]")))
                .get()
                .asString()
                .startsWith("the certificate of a is for another host: correct its address in the configuration (");
    }

    @Test
    void keepsTheWordsOfWhatItDoesNotKnow() {
        assertThat(told(new CertPathValidatorException("Algorithm constraints check failed")))
                .get()
                .asString()
                .startsWith("the certificate of a:5671 is not accepted: PKIX path validation failed")
                .endsWith("Algorithm constraints check failed");
    }

    @Test
    void saysThatNobodyIsTrusted() {
        var empty = new InvalidAlgorithmParameterException("the trustAnchors parameter must be non-empty");
        assertThat(BUS.in("a:5671", new SSLException("Unexpected error", new RuntimeException(empty))))
                .hasValue(
                        "the certificate of a:5671 can't be checked, as no authority is trusted: correct the trust store"
                                + " or its password (the trustAnchors parameter must be non-empty)");
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(BUS.in("a:5671", new ConnectException("Connection refused"))).isEmpty();
        assertThat(BUS.in("a:5671", new SSLHandshakeException("Received fatal alert: bad_certificate")))
                .isEmpty();
    }
}
