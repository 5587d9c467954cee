package io.freshmaker.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path directory;

    private static void write(WholeFile file, String text) throws IOException {
        try (var out = file.open()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void isThereOnlyWhenItIsKept() throws IOException {
        Path path = Files.writeString(directory.resolve("state"), "old");
        try (var file = new WholeFile(path)) {
            write(file, "half");
            assertThat(path).hasContent("old");
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
        try (var file = new WholeFile(path)) {
            write(file, "new");
            file.keep();
        }
        assertThat(path).hasContent("new");
    }

    @Test
    void leavesLinksAndDirectoriesInTheirPlaces() throws IOException {
        Path path = Files.writeString(directory.resolve("state"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), path);
        try (var file = new WholeFile(link)) {
            write(file, "new");
            file.keep();
        }
        assertThat(link).isSymbolicLink();
        assertThat(path).hasContent("new");

        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThatThrownBy(() -> new WholeFile(empty).close())
                .isInstanceOf(FileSystemException.class)
                .hasMessage(empty + ": Is a directory");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void twoThatWriteTheSameFileDontMix() throws IOException {
        Path path = directory.resolve("state");
        try (var one = new WholeFile(path);
                var two = new WholeFile(path)) {
            write(one, "one, and long");
            write(two, "two");
            one.keep();
            assertThat(path).hasContent("one, and long");
            two.keep();
        }
        assertThat(path).hasContent("two");
    }
}
