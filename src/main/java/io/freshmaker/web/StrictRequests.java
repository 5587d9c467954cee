package io.freshmaker.web;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Takes requests apart as Vert.x does, but takes a request for malformed that says in two ways where its body ends: a
 * proxy in front may believe the other one, and take for a body what is a request here.
 */
final class StrictRequests extends VertxHttpRequestDecoder {

    StrictRequests(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage request) {
        super.handleTransferEncodingChunkedWithContentLength(request);
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("two lengths")));
    }
}
