package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints how long it takes to fill the inventory with many modules, page by page. */
final class InventoryBenchmark {

    private static final int PAGE = 100;
    private static final int PARTS = 30;

    private InventoryBenchmark() {}

    /** @param args the number of modules, 3000 by default; and a JDBC URL, an HSQLDB file by default */
    public static void main(String[] args) throws IOException {
        int modules = args.length > 0 ? Integer.parseInt(args[0]) : 3_000;
        Path directory = Files.createTempDirectory("inventory-benchmark");
        String url = args.length > 1
                ? args[1]
                : "jdbc:hsqldb:file:" + directory.resolve("db") + ";hsqldb.write_delay=false;hsqldb.tx=mvcc"
                        + ";hsqldb.lock_file=false;hsqldb.default_table_type=cached";
        try (var database = new Database(url, args.length > 1 ? null : "sa", args.length > 1 ? null : "", 4)) {
            var fill = new InventoryFill(database, "mbs");
            int pages = (modules + PAGE - 1) / PAGE;
            long begun = System.nanoTime();
            for (FillPage page = fill.next(); page != null; page = fill.next()) {
                fill.learned(page, builds(page.number()), pages, List.of());
            }
            System.out.printf("%d modules in %d ms%n", modules, (System.nanoTime() - begun) / 1_000_000);
        }
    }

    private static List<Learned> builds(int page) {
        List<Learned> builds = new ArrayList<>();
        for (int i = 0; i < PAGE; i++) {
            int module = (page - 1) * PAGE + i;
            List<Artifact> contains = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                contains.add(Artifact.rpm("rpm-" + (module * 7 + part * 13) % 20_000, "f27"));
            }
            builds.add(new Learned(
                    Artifact.module("module-" + module % 1_000, "s" + module / 1_000),
                    "2720171122" + (100_000 + module),
                    "module-" + module,
                    contains,
                    List.of(Artifact.module("platform", "f27"), Artifact.module("module-" + module / 10, "s0"))));
        }
        return builds;
    }
}
