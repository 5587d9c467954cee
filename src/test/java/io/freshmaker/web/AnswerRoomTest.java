package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class AnswerRoomTest {

    private final AnswerRoom room = new AnswerRoom(100);
    private final EmbeddedChannel first = new EmbeddedChannel();
    private final EmbeddedChannel second = new EmbeddedChannel();
    private final EmbeddedChannel third = new EmbeddedChannel();

    @Test
    void cutsOffWhoTakesLongestWhenTheMemoryIsFull() {
        var quick = room.client(first::close);
        var slow = room.client(second::close);
        quick.sends(40);
        slow.sends(40);
        quick.sent(40);
        quick.sends(60);
        assertThat(second.isOpen()).isTrue();

        room.client(third::close).sends(40);

        assertThat(second.isOpen()).isFalse();
        assertThat(first.isOpen()).isTrue();
        slow.sent(40);
        slow.sends(90);
        assertThat(first.isOpen()).isTrue();
    }

    @Test
    void hasRoomForOneAnswerThatIsLargerThanAll() {
        room.client(first::close).sends(500);
        assertThat(first.isOpen()).isTrue();

        room.client(second::close).sends(10);

        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
    }
}
