package io.freshmaker.store.move;

import io.freshmaker.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A state on its way from one database to another. */
final class Moving {

    private Moving() {}

    static Path exported(TestDatabase from, Path file) {
        new ExportFile(file).write(out -> new StateExport(from.database(), "9.9").write(out, sentence -> {}));
        return file;
    }

    static long imported(Path file, TestDatabase into) {
        return new StateImport(into.database()).read(file, sentence -> {});
    }

    /** All lines but the header, which tells when and by whom. */
    static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        return lines.subList(1, lines.size());
    }
}
