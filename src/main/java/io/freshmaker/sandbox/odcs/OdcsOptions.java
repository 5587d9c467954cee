package io.freshmaker.sandbox.odcs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a stand-in of ODCS is set up.
 *
 * @param port to listen on, on the loopback interface; 0 for any that is free
 * @param step how long a compose waits, and then how long it is generated
 * @param stateFile where the composes are kept for the next start, or null to forget them
 * @param messages what it publishes
 * @param life how long a compose is kept when nobody says
 * @param longestLife how long it is kept at most, however long is asked for
 * @param clientHeader the header in which a front end names a client that it recognised; null for none
 * @param people who is known; without any, everybody may do everything and is called {@code unknown}
 * @param supply where the builds of composes come from
 */
public record OdcsOptions(
        int port,
        Duration step,
        Path stateFile,
        Messages messages,
        Duration life,
        Duration longestLife,
        String clientHeader,
        List<Person> people,
        Supply supply) {

    private static final Duration USUAL_STEP = Duration.ofMillis(50);

    /** In whose way changes are published. */
    public enum Messages {
        NONE,
        /** As Fedora has it: {@code odcs.compose.state-changed}. */
        FEDORA,
        /** As Red Hat has it: {@code odcs.state.change}. */
        UMB
    }

    /** What somebody may do. */
    public enum Right {
        /** Nothing but read: 403. */
        NONE,
        /** Ask for composes, and cancel those of his own that still wait. */
        ASK,
        /** That, and have any compose removed. */
        ADMIN
    }

    /**
     * Somebody who is known.
     *
     * @param token the bearer token; null for one whom only a front end recognises
     */
    public record Person(String name, String token, Right right) {}

    public OdcsOptions {
        people = List.copyOf(people);
    }

    /** Any port, steps of 50 ms, nothing kept, Fedora's messages, a day and three at most, nobody asked who he is. */
    public static OdcsOptions usual() {
        return new OdcsOptions(
                0,
                USUAL_STEP,
                null,
                Messages.FEDORA,
                Duration.ofDays(1),
                Duration.ofDays(3),
                null,
                List.of(),
                (tag, nvrs, packages, inherit) -> nvrs);
    }

    /** The same on that port. */
    public OdcsOptions onPort(int newPort) {
        return new OdcsOptions(newPort, step, stateFile, messages, life, longestLife, clientHeader, people, supply);
    }

    /** The same with steps of that length. */
    public OdcsOptions withStep(Duration newStep) {
        return new OdcsOptions(port, newStep, stateFile, messages, life, longestLife, clientHeader, people, supply);
    }

    /** The same, finding again and keeping its composes in that file. */
    public OdcsOptions keptIn(Path newStateFile) {
        return new OdcsOptions(port, step, newStateFile, messages, life, longestLife, clientHeader, people, supply);
    }

    /** The same with messages of that kind. */
    public OdcsOptions publishing(Messages newMessages) {
        return new OdcsOptions(port, step, stateFile, newMessages, life, longestLife, clientHeader, people, supply);
    }

    /** The same with composes that are kept for so long when nobody says, and at most. */
    public OdcsOptions keeping(Duration newLife, Duration newLongestLife) {
        return new OdcsOptions(port, step, stateFile, messages, newLife, newLongestLife, clientHeader, people, supply);
    }

    /** The same with those people known whom that header names. */
    public OdcsOptions trusting(String newClientHeader) {
        return new OdcsOptions(port, step, stateFile, messages, life, longestLife, newClientHeader, people, supply);
    }

    /** The same with one more person known: whoever is not is refused with 401. */
    public OdcsOptions with(Person person) {
        List<Person> more = new ArrayList<>(people);
        more.add(person);
        return new OdcsOptions(port, step, stateFile, messages, life, longestLife, clientHeader, more, supply);
    }

    /** The same with builds from there, such as {@code hub.stock()::repository} of a stand-in of Koji. */
    public OdcsOptions from(Supply newSupply) {
        return new OdcsOptions(port, step, stateFile, messages, life, longestLife, clientHeader, people, newSupply);
    }
}
