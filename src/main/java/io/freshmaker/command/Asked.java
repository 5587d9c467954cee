package io.freshmaker.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Who asks for something that is stored and shown with it, and why. */
final class Asked {

    @Option(names = "--by", paramLabel = "NAME", description = "Who asks; the user of this machine if nobody is named.")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; it is stored and shown.")
    private String reason;

    /** What comes from nobody would be planned like a message of the bus. */
    String by() {
        return by == null || by.isBlank() ? Person.name() : by;
    }

    /** Empty where none is given. */
    String reason() {
        return reason;
    }

    /** What an operation on an event or on builds is given; one of the two is there. */
    String[] of(Long event, List<Long> builds) {
        List<String> arguments = new ArrayList<>(List.of(event == null ? "" : String.valueOf(event), by(), reason));
        builds.forEach(build -> arguments.add(String.valueOf(build)));
        return arguments.toArray(String[]::new);
    }
}
