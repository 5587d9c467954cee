package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.artifact.Learned;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.change.Envelope;
import io.freshmaker.plan.Draft;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class InventoryTest {

    private static final Artifact HTTPD = Artifact.rpm("httpd", "f27");

    private final TestDatabase database;
    private final Inventory inventory;
    private final InventoryFill fill;
    private final List<Learned> builds = new ArrayList<>();

    InventoryTest(Engine engine) {
        database = new TestDatabase(engine);
        inventory = new Inventory(database.database(), "mbs");
        fill = new InventoryFill(database.database(), "mbs");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatContainsItAndWhatIsBuiltOnThat() {
        contains("web", HTTPD);
        builtOn("shop", "web");
        builtOn("mall", "shop");
        contains("other", Artifact.rpm("perl", "f27"));
        contains("branch", Artifact.rpm("httpd", "f28"));

        Dependants found = dependants(HTTPD);

        assertThat(found.compounds())
                .extracting(Compound::artifact)
                .containsExactlyInAnyOrder(module("web"), module("shop"), module("mall"));
        assertThat(found.edges())
                .containsExactlyInAnyOrder(
                        Containment.contains(module("web"), HTTPD),
                        Containment.builtOn(module("shop"), module("web")),
                        Containment.builtOn(module("mall"), module("shop")));
        assertThat(found.compounds()).extracting(Compound::nvr).contains("web-1", "shop-1", "mall-1");
    }

    @Test
    void findsEachOnceInADiamond() {
        contains("base", HTTPD);
        builtOn("left", "base");
        builtOn("right", "base");
        builtOn("top", "left", "right");

        Dependants found = dependants(HTTPD);

        assertThat(found.compounds()).hasSize(4);
        assertThat(found.edges()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void comesToAnEndInACircle() {
        contains("a", HTTPD);
        builtOn("b", "a");
        builtOn("c", "b");
        builtOn("a", "c", "a");

        Dependants found = dependants(HTTPD);

        assertThat(found.compounds()).extracting(Compound::artifact).hasSize(3);
        assertThat(found.edges()).contains(Containment.builtOn(module("a"), module("c")));
    }

    @Test
    void doesNotClimbFromWhatOnlyContainsACompound() {
        contains("web", HTTPD);
        contains("bundle", module("web"));

        assertThat(dependants(HTTPD).compounds()).extracting(Compound::artifact).containsExactly(module("web"));
    }

    @Test
    void findsWhatContainsItAtACommitOfUnknownBranch() {
        Artifact pinned = Artifact.rpm("httpd", "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");
        contains("web", pinned);
        builtOn("shop", "web");
        contains("other", Artifact.rpm("perl", pinned.stream()), Artifact.module("httpd", pinned.stream()));

        assertThat(dependants(HTTPD).edges())
                .containsExactlyInAnyOrder(
                        Containment.contains(module("web"), pinned),
                        Containment.builtOn(module("shop"), module("web")));
    }

    @Test
    void startsFromSeveralChangesAndFromModules() {
        Artifact perl = Artifact.rpm("perl", "f27");
        contains("web", HTTPD, perl);
        contains("script", perl);
        builtOn("shop", "web");

        assertThat(dependants(HTTPD, perl, HTTPD).edges())
                .containsExactlyInAnyOrder(
                        Containment.contains(module("web"), HTTPD),
                        Containment.contains(module("web"), perl),
                        Containment.contains(module("script"), perl),
                        Containment.builtOn(module("shop"), module("web")));
        assertThat(dependants(module("web")).edges())
                .containsExactly(Containment.builtOn(module("shop"), module("web")));
    }

    @Test
    void findsNothingForStrangeNames() {
        contains("web", HTTPD);

        assertThat(dependants(Artifact.rpm("ht\0tpd", "f27"), Artifact.rpm("'; --", "f27"), Artifact.rpm("x", "f\0")))
                .isEqualTo(Dependants.NONE);
    }

    @Test
    void refusesToGuessBeforeItIsFilled() {
        assertThatThrownBy(this::ask)
                .isInstanceOf(InventoryNotFilled.class)
                .hasMessage("the inventory has never been filled (0 modules so far)");

        fill.learned(fill.next(), List.of(build("web", List.of(HTTPD), List.of())), 2, List.of("bad module"));
        assertThatThrownBy(this::ask).hasMessageContaining("1 modules so far; bad module");

        fill.learned(fill.next(), List.of(), 2, List.of());
        assertThat(ask().compounds()).hasSize(1);
    }

    @Test
    void isNotFilledByAFileWhileTheBuildSystemIsRead() {
        imported();
        assertThatThrownBy(this::ask).isInstanceOf(InventoryNotFilled.class);

        fill.learned(fill.next(), List.of(), 2, List.of());
        assertThatThrownBy(this::ask).isInstanceOf(InventoryNotFilled.class);
    }

    @Test
    void isFilledByAFileAloneWhereNothingElseIsRead() {
        var alone = new Inventory(database.database(), "none");
        assertThatThrownBy(() -> alone.dependants(draft(HTTPD))).isInstanceOf(InventoryNotFilled.class);

        imported();

        assertThat(alone.dependants(draft(HTTPD)).dependants()).isEqualTo(Dependants.NONE);
    }

    private void imported() {
        database.run("insert into inventory_sources (name, state, next_page, learned) values ('import', 2, 1, 5)");
    }

    private Dependants ask() {
        return inventory.dependants(draft(HTTPD)).dependants();
    }

    private Dependants dependants(Artifact... changed) {
        fill.learned(fill.next() == null ? new FillPage("mbs", 9) : fill.next(), builds, 1, List.of());
        return inventory.dependants(draft(changed)).dependants();
    }

    private static Draft draft(Artifact... changed) {
        var message = new BusMessage("m", "t", "t", Envelope.FLAT, Map.of(), null, NullNode.instance);
        List<Change> changes = Stream.of(changed)
                .map(artifact -> new Change("spec file changed", artifact, "81e09b9", "jane"))
                .toList();
        return Draft.of("spec-changed", message).withChanges("rpms/httpd:f27", changes);
    }

    private void contains(String name, Artifact... parts) {
        builds.add(build(name, List.of(parts), List.of()));
    }

    private void builtOn(String name, String... modules) {
        builds.add(build(
                name, List.of(), Stream.of(modules).map(InventoryTest::module).toList()));
    }

    private static Learned build(String name, List<Artifact> contains, List<Artifact> builtOn) {
        return new Learned(module(name), "1", name + "-1", contains, builtOn);
    }

    private static Artifact module(String name) {
        return Artifact.module(name, "f27");
    }
}
