package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {

    private final Attachment attachment = new Attachment(true);

    @Test
    void tellsWhyItsConnectionEnded() {
        attachment.connected("first");
        attachment.disconnected("first", "the first failed");

        assertThat(attachment.problem()).isEqualTo("the first failed");
    }

    /** The client tells of an end in a thread of its own, when there may be a new connection already. */
    @Test
    void isNotDisturbedByTheEndOfTheConnectionBefore() {
        attachment.connected("first");
        attachment.disconnected("first", "the first failed");
        attachment.connected("second");
        attachment.disconnected("first", "the first failed once more");
        attachment.restored("first");

        assertThat(attachment.problem()).isEqualTo("the first failed");
        attachment.disconnected("second", "the second failed");
        assertThat(attachment.problem()).isEqualTo("the second failed");
    }
}
