package io.freshmaker.web;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Keeps a connection's next request back until the answer to the one before has left for the client. Vert.x begins with
 * it as soon as that answer is made: who sends many requests at once and reads nothing would have all of them answered,
 * and the answers kept in memory. All methods are for the connection's own thread.
 */
final class OneAtATime extends ChannelDuplexHandler {

    /** Of Vert.x, for the handler that hands over requests. */
    private static final String HANDLER = "handler";

    /** Bytes that are read at once, all requests of which are taken apart: some hundred of the shortest. */
    private static final int READ_BYTES = 2_048;

    private final AnswerRoom.Client client;
    private final Queue<Object> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean paused;

    private OneAtATime(AnswerRoom.Client client) {
        this.client = client;
    }

    /** Has the requests of a new connection come one at a time. */
    static void on(HttpConnection connection, AnswerRoom room) {
        var channel = ((ConnectionBase) connection).channel();
        channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ_BYTES));
        var handler = new OneAtATime(room.client(channel));
        channel.pipeline().addBefore(HANDLER, OneAtATime.class.getSimpleName(), handler);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (mayPass(part) && waiting.isEmpty()) {
            pass(context, part);
        } else {
            waiting.add(part);
            paused = true;
            context.channel().config().setAutoRead(false);
        }
    }

    private boolean mayPass(Object part) {
        return !busy || !(part instanceof HttpRequest);
    }

    private void pass(ChannelHandlerContext context, Object part) {
        busy |= part instanceof HttpRequest;
        context.fireChannelRead(part);
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse response
                && HttpStatusClass.INFORMATIONAL.contains(response.status().code())) {
            context.write(part, promise);
            return;
        }
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
