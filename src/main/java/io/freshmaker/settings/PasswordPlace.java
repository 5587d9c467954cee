package io.freshmaker.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** The file with names and hashes of passwords. */
public record PasswordPlace(Optional<Path> file) {

    private static final String KEY = "freshmaker.auth.basic.file";

    static PasswordPlace read(boolean used, Values values) {
        var place = new PasswordPlace(values.read(KEY, Forms.file()));
        if (used && place.file().isEmpty()) {
            values.clash(
                    KEY, "freshmaker.auth", "name the file with the lines that the command freshmaker password makes.");
        }
        if (!used && place.file().isPresent()) {
            values.clash(KEY, "freshmaker.auth", "write freshmaker.auth=basic as well, or remove this.");
        }
        return place;
    }

    /** Whether everybody on this machine can read it, as far as the file system tells. */
    public boolean readableByAll() {
        try {
            return file.isPresent()
                    && Files.getPosixFilePermissions(file.get()).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
