package io.freshmaker.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the disk of the embedded database has room left. HSQLDB goes on without a word when its log can no longer
 * be written, and what it "committed" then is gone after a kill: so nothing is written when the disk is nearly full.
 */
public final class Room {

    private static final long RESERVE_BYTES = 64L << 20;

    private final Path directory;
    private final long reserve;

    private Room(Path directory, long reserve) {
        this.directory = directory;
        this.reserve = reserve;
    }

    /** For a database whose server looks after its own disk. */
    static Room elsewhere() {
        return new Room(null, 0);
    }

    /** For database files in that directory, which exists. */
    public static Room in(Path directory) {
        return in(directory, RESERVE_BYTES);
    }

    static Room in(Path directory, long reserve) {
        return new Room(directory, reserve);
    }

    /** @throws NoRoom when less than 64 MiB are left, with the directory and what is left */
    public void require() {
        if (directory == null) {
            return;
        }
        try {
            long left = Files.getFileStore(directory).getUsableSpace();
            if (left < reserve) {
                throw new NoRoom(
                        "The disk of " + directory.toAbsolutePath() + " has " + (left >> 20)
                                + " MiB left and at least " + (reserve >> 20)
                                + " are needed: nothing is written until there is space again.",
                        null);
            }
        } catch (IOException e) {
            throw new NoRoom("The disk of " + directory.toAbsolutePath() + " can't be read: " + e, e);
        }
    }
}
