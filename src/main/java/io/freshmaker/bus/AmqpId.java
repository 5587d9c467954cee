package io.freshmaker.bus;

import java.util.List;

/** Message ids as the sender wrote them: a JMS client marks those that do not look like its own. */
final class AmqpId {

    private static final List<String> MARKS = List.of("ID:AMQP_NO_PREFIX:", "ID:AMQP_UUID:");

    private AmqpId() {}

    /** @param id as the client gives it, or null: then empty */
    static String text(String id) {
        if (id == null) {
            return "";
        }
        for (String mark : MARKS) {
            if (id.startsWith(mark)) {
                return id.substring(mark.length());
            }
        }
        return id;
    }
}
