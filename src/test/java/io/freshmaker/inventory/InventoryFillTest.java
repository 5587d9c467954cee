package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class InventoryFillTest {

    private final TestDatabase database;
    private final InventoryFill fill;

    InventoryFillTest(Engine engine) {
        database = new TestDatabase(engine);
        fill = new InventoryFill(database.database(), "mbs");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsPageAfterPage() {
        assertThat(fill.next()).isEqualTo(new FillPage("mbs", 1));
        fill.learned(fill.next(), page("a", "b"), 2, List.of());
        assertThat(fill.next()).isEqualTo(new FillPage("mbs", 2));
        fill.learned(fill.next(), page("c"), 2, List.of());

        assertThat(fill.next()).isNull();
        assertThat(progress()).isEqualTo("2 2 3 0");
        assertThat(database.number("select count(*) from inventory_sources where filled_at >= started_at"))
                .isEqualTo(1);
    }

    @Test
    void goesOnAtItsPageAfterARestart() {
        fill.learned(fill.next(), page("a"), 3, List.of());

        var restarted = new InventoryFill(database.database(), "mbs");

        assertThat(restarted.next()).isEqualTo(new FillPage("mbs", 2));
    }

    @Test
    void takesEachPageOnce() {
        FillPage first = fill.next();
        fill.learned(first, page("a"), 2, List.of("x is unreadable"));
        fill.learned(first, page("b"), 2, List.of("x is unreadable"));
        FillPage last = fill.next();
        fill.learned(last, page("c"), 2, List.of());
        fill.learned(last, page("d"), 2, List.of("y is unreadable"));

        assertThat(progress()).isEqualTo("2 2 2 1");
        assertThat(database.texts("select name from artifacts where type = 'module' order by name"))
                .containsExactly("a", "c");
    }

    @Test
    void endsWithAnEmptyBuildSystem() {
        fill.learned(fill.next(), List.of(), 0, List.of());

        assertThat(fill.next()).isNull();
    }

    @Test
    void countsWhatItCouldNotRead() {
        fill.learned(fill.next(), page("a"), 2, List.of("first " + "x".repeat(5000), "second"));
        fill.learned(fill.next(), page("b"), 2, List.of());

        assertThat(progress()).isEqualTo("2 2 2 2");
        assertThat(database.text("select last_problem from inventory_sources"))
                .startsWith("first xxx")
                .hasSize(4000);
    }

    @Test
    void saysWhyAPageCouldNotBeRead() {
        fill.failed(fill.next(), "MBS is down\0 " + "x".repeat(5000));

        assertThat(database.text("select last_problem from inventory_sources")).startsWith("MBS is down x");
        assertThat(fill.next()).as("it pauses").isNull();
        assertThat(new InventoryFill(database.database(), "mbs").next()).isEqualTo(new FillPage("mbs", 1));
        assertThat(progress()).isEqualTo("1 1 0 0");
    }

    @Test
    void isLeftToFiles() {
        assertThat(new InventoryFill(database.database(), "none").next()).isNull();
    }

    /** State, next page, builds learned, problems. */
    private String progress() {
        return database.text(
                "select state || ' ' || next_page || ' ' || learned || ' ' || problems from inventory_sources");
    }

    private static List<Learned> page(String... names) {
        return List.of(names).stream()
                .map(name -> new Learned(
                        Artifact.module(name, "f27"),
                        "1",
                        name + "-1",
                        List.of(Artifact.rpm("httpd", "f27")),
                        List.of()))
                .toList();
    }
}
