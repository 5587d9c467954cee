package io.freshmaker.sandbox.koji;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a stand-in of Koji is set up.
 *
 * @param port to listen on, on the loopback interface; 0 for any that is free
 * @param step how long a task is free, and then how long it is open
 * @param stateFile where builds and tasks are kept for the next start, or null to forget them
 * @param messages what it publishes
 * @param headerSessions whether sessions travel in headers, as from version 1.30 on; otherwise in the URL alone
 * @param clientHeader the header in which a front end names a client that it recognised, which sslLogin takes; null
 *     for none, which fails every sslLogin
 * @param users who may log in with a password
 */
public record KojiOptions(
        int port,
        Duration step,
        Path stateFile,
        Messages messages,
        boolean headerSessions,
        String clientHeader,
        List<Person> users) {

    private static final Duration USUAL_STEP = Duration.ofMillis(50);

    /** In whose way changes are published. */
    public enum Messages {
        NONE,
        /** {@code buildsys.build.state.change}, {@code buildsys.tag}, and of tasks only those of scratch builds. */
        FEDORA,
        /** {@code brew.task.*}, {@code brew.build.*}, {@code brew.build.tag}. */
        BREW
    }

    /**
     * Somebody whom the hub knows.
     *
     * @param blocked whether every login is refused
     */
    public record Person(String name, String password, boolean blocked) {

        /** Somebody who may log in. */
        public Person(String name, String password) {
            this(name, password, false);
        }
    }

    public KojiOptions {
        users = List.copyOf(users);
    }

    /** Any port, steps of 50 ms, nothing kept, Fedora's messages, and {@code freshmaker} with the password "secret". */
    public static KojiOptions usual() {
        return new KojiOptions(
                0, USUAL_STEP, null, Messages.FEDORA, true, null, List.of(new Person("freshmaker", "secret")));
    }

    /** The same on that port. */
    public KojiOptions onPort(int newPort) {
        return new KojiOptions(newPort, step, stateFile, messages, headerSessions, clientHeader, users);
    }

    /** The same with steps of that length. */
    public KojiOptions withStep(Duration newStep) {
        return new KojiOptions(port, newStep, stateFile, messages, headerSessions, clientHeader, users);
    }

    /** The same, finding again and keeping what it knows in that file. */
    public KojiOptions keptIn(Path newStateFile) {
        return new KojiOptions(port, step, newStateFile, messages, headerSessions, clientHeader, users);
    }

    /** The same with messages of that kind. */
    public KojiOptions publishing(Messages newMessages) {
        return new KojiOptions(port, step, stateFile, newMessages, headerSessions, clientHeader, users);
    }

    /** The same as a hub before version 1.30: sessions are named in the URL. */
    public KojiOptions old() {
        return new KojiOptions(port, step, stateFile, messages, false, clientHeader, users);
    }

    /** The same with sslLogin for whom that header names. */
    public KojiOptions trusting(String newClientHeader) {
        return new KojiOptions(port, step, stateFile, messages, headerSessions, newClientHeader, users);
    }

    /** The same with one more user. */
    public KojiOptions with(Person person) {
        List<Person> more = new ArrayList<>(users);
        more.add(person);
        return new KojiOptions(port, step, stateFile, messages, headerSessions, clientHeader, more);
    }
}
