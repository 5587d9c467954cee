package io.freshmaker.web;

import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Keeps a connection's next request back until the answer to the one before has left for the client. Vert.x begins with
 * it as soon as that answer is made: who sends many requests at once and reads nothing would have all of them answered,
 * and the answers kept in memory. All methods are for the connection's own thread.
 */
final class OneAtATime extends ChannelDuplexHandler {

    /** Names that Vert.x gives to what hands over requests, and to what makes them of bytes. */
    private static final String HANDLER = "handler";

    private static final String DECODER = "httpDecoder";

    /** Bytes that are read at once, all requests of which are taken apart: some hundred of the shortest. */
    private static final int READ_BYTES = 2_048;

    private final AnswerRoom room;
    private AnswerRoom.Client client;
    private final Queue<Object> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean answering;
    private boolean paused;

    private OneAtATime(AnswerRoom room) {
        this.room = room;
    }

    /** Has the requests of a new connection come one at a time. */
    static void on(HttpConnection connection, HttpServerOptions options, AnswerRoom room) {
        var channel = ((ConnectionBase) connection).channel();
        channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ_BYTES));
        channel.pipeline().replace(DECODER, DECODER, new StrictRequests(options));
        channel.pipeline().addBefore(HANDLER, OneAtATime.class.getSimpleName(), new OneAtATime(room));
    }

    /** Closes a connection at once. Vert.x by itself waits until all is sent, which who reads nothing prevents. */
    static void cutOff(HttpConnection connection) {
        var context = ((ConnectionBase) connection).channel().pipeline().context(OneAtATime.class);
        if (context != null) {
            context.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        client = room.client(context::close);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            asKnown(request);
        }
        if (part instanceof HttpContent content && broken(content)) {
            content.release();
            refuse(context);
        } else if (mayPass(part) && waiting.isEmpty()) {
            pass(context, part);
        } else {
            waiting.add(part);
            paused = true;
            context.channel().config().setAutoRead(false);
        }
    }

    /** Vert.x would close the connection without a word. A later minor version of HTTP is read like the last known one. */
    private static void asKnown(HttpRequest request) {
        if (request.protocolVersion().majorVersion() != 1) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("no HTTP/1")));
        }
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
    }

    private boolean broken(HttpContent part) {
        return !answering
                && !(part instanceof HttpRequest)
                && part.decoderResult().isFailure();
    }

    /** Vert.x would close the connection without a word about the body. */
    private static void refuse(ChannelHandlerContext context) {
        HeadersMultiMap headers = HeadersMultiMap.httpHeaders();
        byte[] body = ErrorAnswers.json(400, ErrorAnswers.message(400));
        SafeHeaders.put(headers);
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json")
                .set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
                .set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.BAD_REQUEST,
                Unpooled.wrappedBuffer(body),
                headers,
                EmptyHttpHeaders.INSTANCE);
        context.writeAndFlush(answer).addListener(written -> Parting.from(context.channel()));
    }

    private boolean mayPass(Object part) {
        return !busy || !(part instanceof HttpRequest);
    }

    private void pass(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest) {
            busy = true;
            answering = false;
        }
        context.fireChannelRead(part);
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse response
                && HttpStatusClass.INFORMATIONAL.contains(response.status().code())) {
            context.write(part, promise);
            return;
        }
        answering = true;
        boolean last = part instanceof LastHttpContent;
        int bytes = part instanceof ByteBufHolder held ? held.content().readableBytes() : 0;
        var written = promise.unvoid();
        client.sends(bytes);
        written.addListener(done -> {
            client.sent(bytes);
            if (last) {
                // Others have their turn in between.
                context.executor().execute(() -> next(context));
            }
        });
        context.write(part, written);
    }

    private void next(ChannelHandlerContext context) {
        busy = false;
        boolean passed = !waiting.isEmpty();
        while (!waiting.isEmpty() && mayPass(waiting.peek())) {
            pass(context, waiting.poll());
        }
        if (passed) {
            // Vert.x sends nothing before.
            context.fireChannelReadComplete();
        }
        if (paused && waiting.isEmpty()) {
            paused = false;
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }
}
