package io.freshmaker.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.change.Change;
import io.freshmaker.koji.KojiException;
import io.freshmaker.mbs.MbsException;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Draft.Answer;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedRpmsTest {

    private static final Artifact LANTERN = Artifact.rpm("lantern", "f27");
    private static final Artifact BUOY = Artifact.module("buoy", "dev_1");

    private final KnownKoji koji = new KnownKoji()
            .build(
                    1,
                    "lantern-2.0-1.fc27",
                    "lantern=2.0-1.fc27.src",
                    "lantern-libs=2.0-1.fc27.x86_64",
                    "lantern-libs=2.0-1.fc27.i686",
                    "lantern-docs=7-1.fc27.noarch")
            .build(2, "bell-1-1.module_1", "bell=1-1.module_1.x86_64")
            .answers("getBuild buoy-dev_1-2018.c0ffee", """
                    {"build_id": 9, "name": "buoy", "extra": {"typeinfo": {"module":
                     {"name": "buoy", "stream": "dev-1", "version": "2018", "context": "c0ffee",
                      "content_koji_tag": "module-1234"}}}}""")
            .answers("listTagged module-1234", "[{\"build_id\": 2, \"id\": 2, \"nvr\": \"bell-1-1.module_1\"}]")
            .answers("listRPMs 9", "[]");
    private final ShippedRpms rpms = new ShippedRpms(Optional.of(koji), false);

    private static Draft draft(Change... changes) {
        return Draft.of("update-shipped", null)
                .withChanges("FEDORA-1", List.of(changes))
                .withShipped(new Shipped(
                        "FEDORA-1",
                        "F27",
                        "f27-updates",
                        false,
                        Stream.of(changes).map(Change::revision).toList(),
                        List.of()));
    }

    private static Change change(Artifact constituent, String nvr) {
        return new Change(nvr + " shipped in FEDORA-1", constituent, nvr, "");
    }

    private static Draft list(ShippedRpms rpms, Change... changes) {
        return rpms.list(rpms.read(draft(changes)));
    }

    @Test
    void areTheBinaryOnesOfABuildEachOnce() {
        Draft draft = list(rpms, change(LANTERN, "lantern-2.0-1.fc27"));

        assertThat(draft.answer()).isEqualTo(Answer.OPEN);
        assertThat(draft.shipped().rpms())
                .containsExactly(
                        new ShippedRpm("lantern-libs", RpmVersion.parse("2.0-1.fc27"), "", LANTERN),
                        new ShippedRpm("lantern-docs", RpmVersion.parse("7-1.fc27"), "", LANTERN));
    }

    @Test
    void areThoseOfAllBuildsOfAModuleWhoseStreamKojiKnowsBetter() {
        Draft draft = list(rpms, change(BUOY, "buoy-dev_1-2018.c0ffee"));

        Artifact known = Artifact.module("buoy", "dev-1");
        assertThat(draft.changes()).extracting(Change::constituent).containsExactly(known);
        assertThat(draft.shipped().rpms())
                .containsExactly(new ShippedRpm("bell", RpmVersion.parse("1-1.module_1"), "buoy:dev-1", known));
    }

    @Test
    void areAskedForInAFewRequestsForManyBuilds() {
        for (int i = 100; i < 140; i++) {
            koji.build(i, "p" + i + "-1-1", "p" + i + "=1-1.x86_64");
        }
        Change[] changes = Stream.iterate(100, i -> i < 140, i -> i + 1)
                .map(i -> change(Artifact.rpm("p" + i, "f27"), "p" + i + "-1-1"))
                .toArray(Change[]::new);

        assertThat(list(rpms, changes).shipped().rpms()).hasSize(40);
        assertThat(koji.requests).isEqualTo(3);
    }

    @Test
    void areAskedForByTheModuleThatMbsKnows() {
        koji.build(7, "buoy-dev_1-2017", "none=1-1.src");
        var both = new ShippedRpms(Optional.of(koji), true);
        Change[] changes = {change(BUOY, "buoy-dev_1-2017"), change(BUOY, "buoy-dev_1-2016.c0ffee")};
        String answer = """
                {"items": [
                 {"id": 1, "state": 5, "name": "buoy", "stream": "dev", "version": "2017", "koji_tag": "module-1"},
                 {"id": 2, "state": 5, "name": "buoy", "stream": "dev-1", "version": "2017", "koji_tag": "module-1234"}
                ], "meta": {}}""";

        ShippedBuilds asked = both.read(draft(changes));
        assertThat(asked.question()).isEqualTo("name=buoy&version=2017&per_page=100");
        asked = both.answered(asked, 200, answer);
        assertThat(asked.question()).isEqualTo("name=buoy&version=2016&per_page=100");
        asked = both.answered(
                asked,
                200,
                answer.replace("2017", "2016").replace("\"koji_tag\"", "\"context\": \"c0ffee\", \"koji_tag\""));
        assertThat(asked.question()).isNull();

        Artifact known = Artifact.module("buoy", "dev-1");
        assertThat(both.list(asked).shipped().rpms())
                .containsExactly(new ShippedRpm("bell", RpmVersion.parse("1-1.module_1"), "buoy:dev-1", known));
        ShippedBuilds nowhere = both.answered(both.read(draft(changes[0])), 200, "{\"items\": [], \"meta\": {}}");
        assertThat(both.list(nowhere).because()).contains("neither Koji nor MBS says which module buoy-dev_1-2017 is");
        ShippedBuilds open = both.read(draft(changes[0]));
        assertThatThrownBy(() -> both.answered(open, 503, "busy")).isInstanceOf(MbsException.class);
        assertThat(both.read(draft(change(LANTERN, "lantern-2.0-1.fc27"))).question())
                .isNull();
    }

    @Test
    void canBeUnknown() {
        assertThat(list(new ShippedRpms(Optional.empty(), true), change(LANTERN, "lantern-2.0-1.fc27"))
                        .because())
                .isEqualTo("undecidable: which rpms were shipped in FEDORA-1; there is no Koji to ask: set"
                        + " freshmaker.koji.url. When that has changed, ./freshmaker replan EVENT plans it again.");
        assertThat(list(rpms, change(LANTERN, "lantern-3.0-1.fc27")).because())
                .startsWith(
                        "undecidable: which rpms were shipped in FEDORA-1; Koji knows no build lantern-3.0-1.fc27.");
        assertThat(list(rpms, change(Artifact.module("lantern", "2.0"), "lantern-2.0-1.fc27"))
                        .because())
                .contains("Koji does not say which module lantern-2.0-1.fc27 is");
        assertThat(list(rpms, change(Artifact.rpm("sky", "f27"), "sky-1-1")).answer())
                .isEqualTo(Answer.NO_REBUILD);
    }

    @Test
    void canBeNone() {
        koji.build(5, "sky-1-1", "sky=1-1.src");

        assertThat(list(rpms, change(Artifact.rpm("sky", "f27"), "sky-1-1")).because())
                .isEqualTo("sky-1-1 brought no binary rpm.");
    }

    @Test
    void areWaitedForWhileKojiIsAway() {
        koji.away = true;

        assertThatThrownBy(() -> list(rpms, change(LANTERN, "lantern-2.0-1.fc27")))
                .isInstanceOf(KojiException.class);
    }

    @Test
    void canNotBeKnownOfAModuleWhoseTagIsGone() {
        koji.answers("listTagged module-1234", "{\"faultCode\": 1000, \"faultString\": \"No such tag\"}");
        Draft gone = list(rpms, change(BUOY, "buoy-dev_1-2018.c0ffee"));

        assertThat(gone.answer()).isEqualTo(Answer.NO_REBUILD);
        assertThat(gone.because()).startsWith("undecidable").contains("No such tag");

        koji.answers("listTagged module-1234", "{\"faultCode\": 1014, \"faultString\": \"offline\"}");
        assertThatThrownBy(() -> list(rpms, change(BUOY, "buoy-dev_1-2018.c0ffee")))
                .isInstanceOf(KojiException.class);
    }
}
