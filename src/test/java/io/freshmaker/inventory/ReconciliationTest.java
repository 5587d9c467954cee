package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ReconciliationTest extends InventoryCase {

    private final List<String> counted = new ArrayList<>();
    private final Reconciliation reconciliation;

    ReconciliationTest(Engine engine) {
        super(engine);
        reconciliation = reconciliation(Duration.ofHours(24));
    }

    private Reconciliation reconciliation(Duration period) {
        return new Reconciliation(
                database.database(),
                MBS,
                period,
                learning,
                respite(),
                (kind, count) -> counted.add(kind + " " + count));
    }

    /** One page that is all there is. */
    private void wholePage(Learned... builds) {
        reconciliation.read(reconciliation.nextPage(), List.of(builds), 1, builds.length, List.of());
    }

    private void answer(Learned... ready) {
        reconciliation.answered(reconciliation.nextStream(), List.of(ready), List.of());
    }

    private String health() {
        return new InventoryProgress(database.database()).sentence();
    }

    @Test
    void isDueAPeriodAfterTheFillAndAfterTheLastOne() {
        assertThat(reconciliation.nextPage()).as("not filled").isNull();
        filled();
        assertThat(reconciliation.nextPage()).as("just filled").isNull();
        database.run("update inventory_sources set filled_at = current_timestamp - interval '25' hour");

        assertThat(reconciliation(Duration.ZERO).nextPage()).as("never").isNull();
        wholePage();
        assertThat(reconciliation.nextStream()).isNull();
        assertThat(reconciliation.nextPage()).as("just done").isNull();

        database.run("update inventory_walks set done_at = current_timestamp - interval '25' hour");
        assertThat(reconciliation.nextPage().number()).isEqualTo(1);
    }

    @Test
    void learnsWhatWasMissedAndAsksForWhatItDidNotFind() {
        filled(build("same", 1, "a"), build("newer", 1, "a"), build("older", 9, "a"), build("gone", 1, "a"));
        reconciliation.request();
        wholePage(build("same", 1, "a"), build("newer", 2, "b"), build("fresh", 1, "c"), build("older", 3, "d"));

        assertThat(reconciliation.nextStream().name()).isEqualTo("gone");
        answer();
        assertThat(reconciliation.nextStream().name()).isEqualTo("older");
        answer(build("older", 2, "x"), build("older", 3, "d"));
        assertThat(reconciliation.nextStream()).isNull();

        assertThat(contents()).containsExactly("fresh 1: c", "newer 2: b", "older 3: d", "same 1: a");
        assertThat(health()).matches(".* reconciled \\d+ s ago: 2 learned, 1 corrected, 1 removed\\.");
        assertThat(counted).containsExactly("learned 2", "corrected 1", "removed 1");
        assertThat(database.texts("select detail from inventory_corrections order by kind, detail"))
                .containsExactly(
                        "fresh-1",
                        "newer-2, before it was newer-1",
                        "older-3, before it was older-9, which is gone",
                        "MBS has no ready build of it any more");
    }

    @Test
    void asksForContentsThatDiffer() {
        filled(build("perl", 1, "one", "two", "three"), build("ruby", 1, "one"));
        reconciliation.request();
        wholePage(build("perl", 1, "one", "two"), build("ruby", 1, "one", "two"));
        assertThat(contents()).contains("ruby 1: one", "ruby 1: two");

        answer(build("perl", 1, "one"), build("perl", 1, "two"));
        assertThat(reconciliation.nextStream()).isNull();

        assertThat(contents()).containsExactly("perl 1: one", "perl 1: two", "ruby 1: one", "ruby 1: two");
        assertThat(health()).endsWith(": 2 corrected.");
    }

    @Test
    void keepsWhatIsOnlyMissingInAListThatShifted() {
        filled(build("a", 1), build("b", 1), build("c", 1));
        reconciliation.request();
        WalkPage first = reconciliation.nextPage();
        reconciliation.read(first, List.of(build("a", 1)), 2, 4, List.of());
        WalkPage second = reconciliation.nextPage();
        assertThat(second).isEqualTo(new WalkPage(first.walk(), 2, 4));

        reconciliation.read(second, List.of(build("c", 1)), 2, 3, List.of());
        assertThat(reconciliation.nextPage()).as("read again").isEqualTo(new WalkPage(first.walk(), 1, 3));
        reconciliation.read(reconciliation.nextPage(), List.of(build("a", 1)), 2, 3, List.of());
        reconciliation.read(reconciliation.nextPage(), List.of(build("c", 1)), 2, 3, List.of());

        assertThat(reconciliation.nextStream().name()).isEqualTo("b");
        answer(build("b", 1));
        assertThat(reconciliation.nextStream()).isNull();
        assertThat(contents()).containsExactly("a 1:", "b 1:", "c 1:");
        assertThat(counted).containsExactly("learned 0", "corrected 0", "removed 0");
    }

    @Test
    void leavesImportsAlone() {
        filled(build("perl", 1, "one"));
        var file = new InventoryFile(database.database(), learning, new ImageLearning(database.database(), 1));
        file.take(new InventoryBuilds(List.of(build("ours", 1, "x"), build("perl", 1, "more")), List.of()));
        reconciliation.request();
        wholePage(build("perl", 1, "one"));

        assertThat(reconciliation.nextStream()).isNull();
        assertThat(contents()).containsExactly("ours 1: x", "perl 1: more", "perl 1: one");
        assertThat(health()).endsWith("reconciled 0 s ago: nothing to correct.");
    }

    @Test
    void countsAPageOnceAndGoesOnAfterARestart() {
        filled();
        reconciliation.request();
        reconciliation.request();
        WalkPage page = reconciliation.nextPage();
        reconciliation.read(page, List.of(build("a", 1)), 2, 2, List.of());
        reconciliation.read(page, List.of(build("b", 1)), 2, 2, List.of());

        assertThat(contents()).containsExactly("a 1:");
        assertThat(reconciliation(Duration.ZERO).nextPage()).isEqualTo(new WalkPage(page.walk(), 2, 2));
        assertThat(health()).contains("being reconciled for 0 s, page 2 of 2");
    }

    @Test
    void keepsWhatItCouldNotReadAndSaysSo() {
        filled(build("perl", 1, "one"));
        reconciliation.request();
        WalkPage page = reconciliation.nextPage();
        reconciliation.failed(page.walk(), "page 1", "MBS is away");
        assertThat(reconciliation.nextPage()).as("it pauses").isNull();
        assertThat(health()).contains("(last problem: MBS is away)");

        reconciliation.read(page, List.of(), 1, 1, List.of("perl is unreadable"));
        var after = reconciliation(Duration.ZERO);
        after.answered(after.nextStream(), List.of(), List.of("perl is unreadable"));
        assertThat(after.nextStream()).isNull();
        assertThat(contents()).containsExactly("perl 1: one");
        assertThat(health()).endsWith("reconciled 0 s ago: nothing to correct; 2 could not be read.");
    }

    @Test
    void ignoresAnAnswerThatNewsOvertook() {
        filled(build("perl", 1, "one"));
        reconciliation.request();
        wholePage();
        StreamQuestion question = reconciliation.nextStream();
        learning.learn(List.of(build("perl", 2, "two")), MBS);
        reconciliation.answered(question, List.of(), List.of());

        assertThat(contents()).containsExactly("perl 2: two");
    }

    @Test
    void takesOverWhatWasLearnedBeforeItsSourceWasKept() {
        filled(build("perl", 1, "one"), build("ruby", 1));
        database.run("update artifacts set source = ''");
        new Origins(database.database()).complete();
        assertThat(contents()).containsExactly("perl 1: one", "ruby 1:");

        database.run("update artifacts set source = ''");
        reconciliation.request();
        wholePage(build("perl", 1, "one"));

        assertThat(reconciliation.nextStream()).isNull();
        assertThat(contents()).containsExactly("perl 1: one");
        assertThat(health()).endsWith("nothing to correct.");
    }
}
