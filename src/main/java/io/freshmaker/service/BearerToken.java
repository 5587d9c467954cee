package io.freshmaker.service;

import io.freshmaker.settings.Secret;
import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Shows a token of OpenID Connect with each request. */
record BearerToken(Secret token) implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        request.setHeader("Authorization", "Bearer " + token.value());
        return chain.proceed(request, scope);
    }
}
