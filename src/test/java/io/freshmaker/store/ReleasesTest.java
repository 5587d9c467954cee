package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.inventory.Inventory;
import io.freshmaker.plan.Draft;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases of every release are brought up to date, lose nothing, and still serve the program of that release. */
@OnEachDatabase
class ReleasesTest {

    private final Engine engine;

    ReleasesTest(Engine engine) {
        this.engine = engine;
    }

    static List<Release> releases() {
        return Release.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void keepEveryRowAndValue(Release release) {
        var before = new AtomicReference<Tables>();
        var url = new AtomicReference<String>();
        try (var migrated = new TestDatabase(engine, empty -> {
            release.restore(empty);
            url.set(empty);
            before.set(Tables.of(empty));
        })) {
            assertThat(before.get().rows())
                    .as("every table has a row in %s/rows.sql", release.directory())
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
            assertThat(migrated.number("select count(*) from events")).isPositive();
            var after = before.get().again(url.get()).rows();
            assertThat(after).containsOnlyKeys(before.get().rows().keySet());
            before.get().rows().forEach((table, rows) -> {
                if (table.equalsIgnoreCase("slots")) {
                    // A build system that came later has a row more.
                    assertThat(after.get(table)).containsAll(rows);
                } else {
                    assertThat(after.get(table)).as(table).isEqualTo(rows);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void goOnWhereTheyWere(Release release) {
        try (var pipeline = new Pipeline(new TestDatabase(engine, release::restore))) {
            Database database = pipeline.database.database();
            long waiting = pipeline.database.number("select id from inbox where message_id = 'waiting-1'");
            assertThat(pipeline.inbox.claim(waiting).message().topic()).isEqualTo("git.receive");
            pipeline.later();
            long followed = pipeline.database.number("select min(id) from submissions where step = 4");
            assertThat(pipeline.submissions.claimLookUp(followed).token()).isNotBlank();
            pipeline.budget.begin();
            new Retention(database, new KeptDays(1, 1, 0, 0, 0, 0, 7, 0)).clean();
            var changed = new Change("spec file changed", Artifact.rpm("perl", "f27"), "81e09b9", "jane");
            Draft draft = Draft.of("spec-changed", Pipeline.message("m")).withChanges("k", List.of(changed));
            assertThat(new Inventory(database, "mbs")
                            .dependants(draft)
                            .dependants()
                            .compounds())
                    .hasSizeGreaterThan(1);
            pages(pipeline.database);
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void takeTheStatementsOfTheReleasedProgram(Release release) {
        try (var database = new TestDatabase(engine, release::restore)) {
            for (String statement : release.statements()) {
                assertThat(database.run(statement)).as(statement).isPositive();
            }
            assertThat(database.number("select count(*) from builds where name = 'old' and state = 0"))
                    .isOne();
            pages(database);
        }
    }

    /** The lists of the API show every row that there is. */
    private static void pages(TestDatabase database) {
        var everything = new Detail(true, true);
        Page<EventView> events = new EventPages(database.database())
                .page(new Selection(Map.of(), EventPages.ID, true, 0, 1000), everything);
        assertThat(events.items()).hasSize((int) database.number("select count(*) from events"));
        Page<BuildRow> builds = new BuildPages(database.database())
                .page(new Selection(Map.of(), BuildPages.ID, true, 0, 1000), everything);
        assertThat(builds.items()).hasSize((int) database.number("select count(*) from builds"));
        assertThat(new EventPages(database.database())
                        .find(2, everything)
                        .orElseThrow()
                        .decisions())
                .isNotEmpty();
    }
}
