package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Engine;
import io.freshmaker.store.Pause;
import io.freshmaker.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** An inventory that is filled from MBS, and what MBS may say of modules. */
abstract class InventoryCase {

    static final String MBS = "mbs";

    final TestDatabase database;
    final Learning learning;

    InventoryCase(Engine engine) {
        database = new TestDatabase(engine);
        learning = learning("nothing:ends");
    }

    @AfterEach
    void close() {
        database.close();
    }

    Learning learning(String... endOfLife) {
        return new Learning(database.database(), new EndOfLife(List.of(endOfLife)));
    }

    /** Fills the inventory with one page. */
    void filled(Learned... builds) {
        var fill = new InventoryFill(database.database(), MBS);
        fill.learned(fill.next(), List.of(builds), 1, List.of());
    }

    static Respite respite() {
        return Respite.upTo(new Pause(Duration.ofMinutes(5)));
    }

    /** A build of a module on the stream f27 with these rpms. */
    static Learned build(String name, int version, String... rpms) {
        return on(name, version, "f27", rpms);
    }

    /** The same on another platform. */
    static Learned on(String name, int version, String platform, String... rpms) {
        return new Learned(
                Artifact.module(name, "f27"),
                String.valueOf(version),
                name + "-" + version,
                Stream.of(rpms).map(rpm -> Artifact.rpm(rpm, "f27")).toList(),
                List.of(Artifact.module("platform", platform)));
    }

    /** Which rpms the inventory has in which modules: {@code perl 1: one two}. */
    List<String> contents() {
        return database
                .texts("select a.name || ' ' || a.version || ':' || coalesce(' ' || k.name, '') from artifacts a"
                        + " left join containment c on c.compound_id = a.id and c.kind = 0"
                        + " left join artifacts k on k.id = c.constituent_id"
                        + " where a.type = 'module' and a.source <> '' and a.left_at is null order by 1")
                .stream()
                .toList();
    }
}
