package io.freshmaker.service;

import io.freshmaker.tls.BadCertificateException;
import io.freshmaker.tls.CertificateTrouble;
import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Has a client of camel-http say in words whose certificate it does not accept, and what is to be done. */
final class CertificateWords implements ExecChainHandler {

    private final CertificateTrouble trouble;

    private CertificateWords(CertificateTrouble trouble) {
        this.trouble = trouble;
    }

    /** Adds it to a client that is being made. */
    static void in(HttpClientBuilder client, CertificateTrouble trouble) {
        client.addExecInterceptorFirst("certificate-words", new CertificateWords(trouble));
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try {
            return chain.proceed(request, scope);
        } catch (IOException e) {
            throw BadCertificateException.told(
                    trouble, scope.route.getTargetHost().toHostString(), e);
        }
    }
}
