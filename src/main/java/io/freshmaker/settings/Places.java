package io.freshmaker.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What people edit, where it is not the one beside the program.
 *
 * @param routes an existing directory
 * @param kamelets an existing directory
 * @param policy a readable file
 * @param releases a readable file
 */
public record Places(Optional<Path> routes, Optional<Path> kamelets, Optional<Path> policy, Optional<Path> releases) {

    static Places read(Values values) {
        return new Places(
                values.read("freshmaker.routes", Forms.directory()),
                values.read("freshmaker.kamelets", Forms.directory()),
                values.read("freshmaker.policy", Forms.file()),
                values.read("freshmaker.releases", Forms.file()));
    }
}
