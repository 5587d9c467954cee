package io.freshmaker.command;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The build system that a command names; none means all, and an empty name is a mistake, as of an unset variable. */
final class SystemName {

    private SystemName() {}

    /** @return the name, empty for all systems */
    static String of(CommandSpec spec, Optional<String> given) {
        if (given.filter(String::isBlank).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "SYSTEM is empty: name one, such as mbs, or leave the word out to mean all.");
        }
        return given.orElse("");
    }
}
