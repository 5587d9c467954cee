package io.freshmaker.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file that was named on the command line can't be read, in a sentence. */
final class FileTrouble {

    private FileTrouble() {}

    static String of(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return file + ": there is no such file.";
        }
        if (failure instanceof AccessDeniedException) {
            return file + ": this user may not read it.";
        }
        return Files.isDirectory(file)
                ? file + ": it is a directory; name the files in it."
                : file + " can't be read: " + failure.getMessage();
    }
}
