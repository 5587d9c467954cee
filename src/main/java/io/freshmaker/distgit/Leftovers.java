package io.freshmaker.distgit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clones of processes that were killed in the middle of a bump or a look-up. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    /** Longer than either takes: other processes may have the same directory. */
    private static final Duration ABANDONED = Duration.ofHours(6);

    private Leftovers() {}

    /** Removes the clones below the directory that nobody can be using any more. */
    static void remove(Path work, Instant now) {
        if (!Files.isDirectory(work)) {
            return;
        }
        try (DirectoryStream<Path> clones = Files.newDirectoryStream(work, ShallowClone.PREFIX + "*")) {
            for (Path clone : clones) {
                if (Files.getLastModifiedTime(clone).toInstant().isBefore(now.minus(ABANDONED))) {
                    FileUtils.delete(clone.toFile(), FileUtils.RECURSIVE | FileUtils.IGNORE_ERRORS);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} can't be tidied: {}", work, e.getMessage());
        }
    }
}
