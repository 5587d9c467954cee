package io.freshmaker.command;

/** Who gives a command: it is stored with what the command does. */
final class Person {

    private Person() {}

    /** The user of the operating system, also behind sudo. */
    static String name() {
        String sudo = System.getenv("SUDO_USER");
        return sudo == null || sudo.isBlank() ? System.getProperty("user.name", "somebody") : sudo;
    }
}
