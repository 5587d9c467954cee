package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path work;

    @Test
    void removesOnlyClonesThatNobodyCanBeUsing() throws Exception {
        Path clone = Files.createDirectories(work.resolve("clone-1/objects"));
        Path other = Files.createDirectory(work.resolve("notes"));

        Leftovers.remove(work, Instant.now().plus(Duration.ofHours(5)));
        assertThat(clone).exists();

        Leftovers.remove(work, Instant.now().plus(Duration.ofHours(7)));
        assertThat(clone.getParent()).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void isNotSurprisedByADirectoryThatIsNotThereYet() {
        Leftovers.remove(work.resolve("later"), Instant.now());
        assertThat(work.resolve("later")).doesNotExist();
    }
}
