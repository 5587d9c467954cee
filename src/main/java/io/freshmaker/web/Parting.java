package io.freshmaker.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection after its last answer so that the client can read it: closing while something arrives has the
 * system withdraw what the client has not read yet. Hence what arrives is read and dropped until the client closes too,
 * or has sent or waited too much. All methods are for the connection's own thread.
 */
final class Parting extends ChannelInboundHandlerAdapter {

    private static final int SECONDS = 5;

    /** More than what is too large by mistake, and soon reached by who sends without end. */
    private static final long MOST_BYTES = 32_000_000;

    private long bytes;

    /** Is added to a connection to which nothing more is sent. */
    Parting() {}

    /** Begins when all of the answer is sent. */
    static void from(Channel channel) {
        if (channel.pipeline().get(Parting.class) != null) {
            return;
        }
        if (!channel.isActive() || !(channel instanceof DuplexChannel both)) {
            channel.unsafe().close(channel.voidPromise());
            return;
        }
        channel.pipeline().addFirst(Parting.class.getSimpleName(), new Parting());
        both.shutdownOutput();
        // Who was to be kept from sending more may have been kept from reading as well.
        channel.config().setAutoRead(true);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        var late = context.executor().schedule(() -> context.close(), SECONDS, TimeUnit.SECONDS);
        context.channel().closeFuture().addListener(closed -> late.cancel(false));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        bytes += part instanceof ByteBuf arrived ? arrived.readableBytes() : 0;
        ReferenceCountUtil.release(part);
        if (bytes > MOST_BYTES) {
            context.close();
        }
    }
}
