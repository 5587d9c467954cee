package io.freshmaker.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory that answers may take which their clients have not taken yet, all together. Where it does not suffice,
 * those are cut off who have taken longest: who reads takes next to no time. Thread-safe.
 */
final class AnswerRoom {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRoom.class);
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(60);

    /** The others are for answers that are being made, and for all else. */
    private static final int PART_OF_MEMORY = 8;

    private final long all;
    private final Set<Client> late = new LinkedHashSet<>();
    private long sum;
    private long cut;
    private long told = System.nanoTime() - SILENCE;

    /** A part of the memory that Java has. */
    AnswerRoom() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
    }

    /** @param all in bytes; one answer may be larger */
    AnswerRoom(long all) {
        this.all = all;
    }

    /** One connection. */
    final class Client {

        private final Runnable cutOff;
        private long bytes;
        private boolean gone;

        private Client(Runnable cutOff) {
            this.cutOff = cutOff;
        }

        /** So many bytes are about to be sent. */
        void sends(int more) {
            enter(this, more).forEach(slowest -> slowest.cutOff.run());
        }

        /** They have left, or never will. */
        void sent(int these) {
            leave(this, these);
        }
    }

    /** @param cutOff breaks its connection, whatever is still to be sent */
    Client client(Runnable cutOff) {
        return new Client(cutOff);
    }

    private synchronized List<Client> enter(Client client, int bytes) {
        if (client.gone || bytes == 0) {
            return List.of();
        }
        client.bytes += bytes;
        sum += bytes;
        late.add(client);
        List<Client> slowest = new ArrayList<>();
        for (Iterator<Client> each = late.iterator(); sum > all && each.hasNext(); ) {
            Client next = each.next();
            if (next != client) {
                next.gone = true;
                sum -= next.bytes;
                each.remove();
                slowest.add(next);
            }
        }
        cut += slowest.size();
        tell();
        return slowest;
    }

    private void tell() {
        if (cut > 0 && System.nanoTime() - told > SILENCE) {
            LOG.info(
                    "clients that were slow to take their answers are cut off, which took all memory for them: {}",
                    cut);
            told = System.nanoTime();
            cut = 0;
        }
    }

    private synchronized void leave(Client client, int bytes) {
        if (!client.gone && bytes > 0) {
            client.bytes -= bytes;
            sum -= bytes;
            if (client.bytes == 0) {
                late.remove(client);
            }
        }
    }
}
