package io.freshmaker.benchmark;

import java.nio.file.Path;

/** How fast the intake drops what nobody wants, against a route that only parses the same messages. */
final class NoiseBenchmark {

    /** The service's default. */
    private static final int CONSUMERS = 2;

    private static final int MESSAGES = 20_000;

    private NoiseBenchmark() {}

    static void run(Path directory) throws Exception {
        try (Bus bus = new Bus(directory)) {
            Line.ratio("noise dropped by topic", race(bus, Letter.UNHEARD, "noise_by_topic"), 1.0);
            Line.ratio("noise dropped by pre-filter", race(bus, Letter.CONTAINER, "noise_by_filter"), 0.7);
        }
    }

    private static Race race(Bus bus, Letter letter, String outcome) throws Exception {
        var course = new Course(bus, letter, MESSAGES);
        var ours = new OurIntake(bus, CONSUMERS);
        var bare = new BareConsumer(bus, CONSUMERS);
        return Race.between(() -> ours.run(course, null, outcome), () -> bare.run(course));
    }
}
