package io.freshmaker.service;

import io.freshmaker.http.KerberosException;
import io.freshmaker.http.KerberosProof;
import io.freshmaker.http.Keytab;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Shows a Kerberos ticket with each request, and a fresh one once more where it is not taken: web servers refuse one
 * that they saw already, or that came too late. A refused request was not obeyed.
 */
record Tickets(Keytab keytab) implements ExecChainHandler {

    private static final int UNKNOWN = 401;

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse first = shown(request, scope, chain);
        if (first.getCode() != UNKNOWN) {
            return first;
        }
        EntityUtils.consumeQuietly(first.getEntity());
        first.close();
        return shown(request, scope, chain);
    }

    private ClassicHttpResponse shown(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try (KerberosProof proof = keytab.proof()) {
            // What was sent once has headers that may not be there when it is sent again.
            ClassicHttpRequest ours = ClassicRequestBuilder.copy(request).build();
            ours.setHeader("Authorization", proof.header());
            ClassicHttpResponse response = chain.proceed(ours, scope);
            if (response.getCode() != UNKNOWN) {
                check(proof, response);
            }
            return response;
        }
    }

    private static void check(KerberosProof proof, ClassicHttpResponse response) throws IOException {
        try {
            proof.check(Stream.of(response.getHeaders("WWW-Authenticate"))
                    .map(Header::getValue)
                    .toList());
        } catch (KerberosException e) {
            response.close();
            throw e;
        }
    }
}
