package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartingTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new Parting());

    @Test
    void lastsFiveSecondsAtMost() {
        after(4);
        assertThat(channel.isOpen()).isTrue();

        after(2);
        assertThat(channel.isOpen()).isFalse();
    }

    private void after(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void dropsWhatArrivesUpToALimit() {
        ByteBuf million = Unpooled.wrappedBuffer(new byte[1_000_000]);
        for (int i = 0; i < 32; i++) {
            channel.writeInbound(million.retainedDuplicate());
        }
        assertThat(channel.isOpen()).isTrue();

        channel.writeInbound(million.retainedDuplicate());

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.<Object>readInbound()).isNull();
        assertThat(million.refCnt()).isEqualTo(1);
    }
}
