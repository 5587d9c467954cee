package io.freshmaker.benchmark;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.apache.camel.CamelContext;

/** Empties the filled queue once through a pipeline of its own, and says how fast. */
final class Course {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Bus bus;
    private final Letter letter;
    private final int messages;

    Course(Bus bus, Letter letter, int messages) {
        this.bus = bus;
        this.letter = letter;
        this.messages = messages;
    }

    /**
     * Messages per second, from the first one taken to the last.
     *
     * @param pipeline not started yet; closed at the end
     * @param taken how many messages it has finished with
     */
    double run(CamelContext pipeline, DoubleSupplier taken) throws Exception {
        bus.fill(letter, messages);
        try (pipeline) {
            pipeline.start();
            Waiting.until(() -> taken.getAsDouble() >= 1, LONGEST, "the first message");
            long start = System.nanoTime();
            Waiting.until(() -> taken.getAsDouble() >= messages, LONGEST, "message " + messages);
            long end = System.nanoTime();
            bus.awaitEmpty();
            return messages / ((end - start) / 1e9);
        }
    }
}
