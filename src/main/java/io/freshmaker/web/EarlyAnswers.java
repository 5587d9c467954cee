package io.freshmaker.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Makes an answer the last one of its connection when the body of its request is not here yet, such as one that is too
 * large: all of it would have to be read before the next request. The client is told so, and can read the answer though
 * it is still sending. All methods are for the connection's own thread.
 */
final class EarlyAnswers extends ChannelDuplexHandler {

    private static final int REFUSED = 400;

    private boolean malformed;
    private boolean awaitsBody;
    private boolean last;
    private boolean over;
    private boolean parting;

    private EarlyAnswers() {}

    /** Looks at the requests of a new connection, which come one at a time. */
    static void on(HttpConnection connection) {
        ((ConnectionBase) connection)
                .channel()
                .pipeline()
                .addAfter(OneAtATime.class.getSimpleName(), EarlyAnswers.class.getSimpleName(), new EarlyAnswers());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (last && part instanceof HttpRequest) {
            // It would be done, and its answer never be sent.
            over = true;
        } else if (part instanceof HttpRequest request) {
            malformed = request.decoderResult().isFailure();
            awaitsBody = !malformed && bodyFollows(request);
        } else if (part instanceof LastHttpContent) {
            awaitsBody = false;
        }
        if (over) {
            ReferenceCountUtil.release(part);
        } else {
            context.fireChannelRead(part);
        }
    }

    private static boolean bodyFollows(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse response
                && !HttpStatusClass.INFORMATIONAL.contains(response.status().code())) {
            last = last(response);
            if (last) {
                response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        }
        if (last && part instanceof LastHttpContent) {
            var written = promise.unvoid();
            written.addListener(done -> part(context));
            context.write(part, written);
        } else {
            context.write(part, promise);
        }
    }

    /** Nobody knows where a request ends that is malformed, or was refused for what its headers say of that. */
    private boolean last(HttpResponse response) {
        return malformed
                || awaitsBody
                || response.status().code() >= REFUSED
                        && response.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
    }

    private void part(ChannelHandlerContext context) {
        parting = true;
        Parting.from(context.channel());
    }

    /** Leaves it to the parting once that has begun: closed at once, a connection takes the answer with it. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (parting) {
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else {
            context.close(promise);
        }
    }
}
