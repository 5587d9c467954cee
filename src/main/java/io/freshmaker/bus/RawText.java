package io.freshmaker.bus;

import io.netty.buffer.ByteBuf;
import jakarta.jms.JMSException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.qpid.jms.message.JmsTextMessage;
import org.apache.qpid.jms.message.facade.JmsTextMessageFacade;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;

/** The text of a message whose bytes are not in the encoding that it says: read as UTF-8 as far as that goes. */
final class RawText {

    private RawText() {}

    /** Gives the message the text with a replacement character for every byte that is no UTF-8. */
    static void decode(JmsTextMessage message) {
        try {
            ((JmsTextMessageFacade) message.getFacade()).setText(new String(bytes(message), StandardCharsets.UTF_8));
        } catch (JMSException e) {
            throw new IllegalStateException("A message that just came can't be changed: " + e.getMessage(), e);
        }
    }

    /** The client gives out the bytes of a text only within the whole message, as it would be sent. */
    private static byte[] bytes(JmsTextMessage message) throws JMSException {
        ByteBuf encoded = (ByteBuf) message.getFacade().encodeMessage();
        var decoder = new DecoderImpl();
        AMQPDefinedTypes.registerAllTypes(decoder, new EncoderImpl(decoder));
        ByteBuffer buffer = encoded.nioBuffer();
        decoder.setByteBuffer(buffer);
        while (buffer.hasRemaining()) {
            if (decoder.readObject() instanceof Data data) {
                var content = data.getValue().asByteBuffer();
                var copy = new byte[content.remaining()];
                content.get(copy);
                return copy;
            }
        }
        return new byte[0];
    }
}
