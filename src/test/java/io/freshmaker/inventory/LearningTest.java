package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import io.freshmaker.store.Together;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class LearningTest {

    private final TestDatabase database;
    private final Learning learning;

    LearningTest(Engine engine) {
        database = new TestDatabase(engine);
        learning = new Learning(database.database(), EndOfLife.NEVER);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void replacesWhatAnOlderBuildContained() {
        learn("perl", "9", "one", "two");
        learn("perl", "10", "two", "three");

        assertThat(contents("perl")).containsExactly("three", "two");
        assertThat(version("perl")).isEqualTo("10 perl-10");
    }

    @Test
    void ignoresAnOlderBuild() {
        learn("perl", "10", "one");
        learn("perl", "9", "two");

        assertThat(contents("perl")).containsExactly("one");
        assertThat(version("perl")).isEqualTo("10 perl-10");
    }

    @Test
    void addsAnotherContextOfTheSameBuild() {
        learn("perl", "10", "one", "both");
        learn("perl", "10", "two", "both");

        assertThat(contents("perl")).containsExactly("both", "one", "two");
    }

    @Test
    void takesTheNewestOfOnePageWhateverItsOrder() {
        learning.learn(
                List.of(build("perl", "9", "old"), build("perl", "11", "new"), build("perl", "10", "middle")), "mbs");
        learning.learn(List.of(build("ruby", "7", "a"), build("ruby", "7", "b"), build("ruby", "6", "c")), "mbs");

        assertThat(contents("perl")).containsExactly("new");
        assertThat(contents("ruby")).containsExactly("a", "b");
    }

    @Test
    void changesNothingTheSecondTime() {
        List<Learned> page = List.of(build("perl", "9", "one", "one"), build("ruby", "3", "one", "two"));
        learning.learn(page, "mbs");
        long edges = database.number("select count(*) from containment");

        learning.learn(page, "mbs");

        assertThat(database.number("select count(*) from containment")).isEqualTo(edges);
        assertThat(database.number("select count(*) from artifacts")).isEqualTo(4);
    }

    @Test
    void namesABuildThatHasNoVersion() {
        learn("perl", "", "one");

        assertThat(version("perl")).isEqualTo(" perl-");
    }

    @Test
    void tellsContainedFromBuiltOn() {
        learning.learn(
                List.of(new Learned(
                        module("perl"),
                        "1",
                        "perl-1",
                        List.of(module("bash")),
                        List.of(module("bash"), module("perl")))),
                "mbs");

        assertThat(database.texts("select k.name || c.kind from containment c"
                        + " join artifacts k on k.id = c.constituent_id order by 1"))
                .containsExactly("bash0", "bash1", "perl1");
    }

    @Test
    void keepsTheNewestOfTwoLearnedAtATime() {
        learn("perl", "1", "base");

        Together.overlap(
                database.database(),
                handle -> learning.learn(handle, List.of(build("perl", "13", "new")), "mbs"),
                () -> learn("perl", "12", "late"));

        assertThat(version("perl")).isEqualTo("13 perl-13");
        assertThat(contents("perl")).containsExactly("new");
    }

    @Test
    void numbersWhatTwoLearnOfAtATime() {
        Together.overlap(
                database.database(),
                handle -> learning.learn(handle, List.of(build("perl", "1", "shared")), "mbs"),
                () -> learn("ruby", "1", "shared"));

        assertThat(contents("perl")).isEqualTo(contents("ruby")).containsExactly("shared");
    }

    private void learn(String name, String version, String... rpms) {
        learning.learn(List.of(build(name, version, rpms)), "mbs");
    }

    private static Learned build(String name, String version, String... rpms) {
        List<Artifact> contains =
                List.of(rpms).stream().map(rpm -> Artifact.rpm(rpm, "f27")).toList();
        return new Learned(module(name), version, name + "-" + version, contains, List.of());
    }

    private static Artifact module(String name) {
        return Artifact.module(name, "f27");
    }

    private List<String> contents(String name) {
        return database.texts(
                "select k.name from containment c join artifacts a on a.id = c.compound_id"
                        + " join artifacts k on k.id = c.constituent_id where a.name = ? order by k.name",
                name);
    }

    private String version(String name) {
        return database.text("select version || ' ' || nvr from artifacts where name = ?", name);
    }
}
