package io.freshmaker.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.change.Change;
import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.koji.KojiException;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Draft.Answer;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.plan.Signed;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeededComposesTest {

    private static final String TAG = "f27-updates-testing-pending";
    private static final Signed SIGNED = new Signed(List.of("f5282ee4"), TAG);
    private static final Artifact LANTERN = Artifact.rpm("lantern", "f27");
    private static final Artifact BUOY = Artifact.module("buoy", "dev");
    private static final Change RPMS = new Change("signed", LANTERN, "lantern-2.0-1.fc27", "");
    private static final Change MODULE = new Change("signed", BUOY, "buoy-dev-2018.c0ffee", "");

    private final KnownKoji koji = new KnownKoji()
            .answers("getBuild buoy-dev-2018.c0ffee", """
                    {"build_id": 9, "name": "buoy", "extra": {"typeinfo": {"module":
                     {"name": "buoy", "stream": "dev", "version": "2018", "context": "c0ffee",
                      "content_koji_tag": "module-1234"}}}}""")
            .answers(
                    "listTagged module-1234",
                    "[{\"build_id\": 2, \"nvr\": \"bell-1-1.module_1\"}, {\"build_id\": 3, \"nvr\": \"rope-1-1.module_1\"}]");
    private final NeededComposes composes =
            new NeededComposes(Optional.of(koji), true, List.of("x86_64"), List.of("no_deps"));

    private static Draft draft(Signed signed, Change... changes) {
        return Draft.of("build-signed", null)
                .withChanges("key", List.of(changes))
                .withShipped(new Shipped(
                                changes[0].revision(),
                                "F27",
                                "f27-updates",
                                false,
                                Stream.of(changes).map(Change::revision).toList(),
                                Stream.of(changes)
                                        .map(change -> change.constituent()
                                                        .type()
                                                        .equals(Artifact.MODULE)
                                                ? new ShippedRpm(
                                                        "bell", RpmVersion.parse("1-1.module_1"), "buoy:dev", BUOY)
                                                : new ShippedRpm(
                                                        "lantern-libs", RpmVersion.parse("2.0-1.fc27"), "", LANTERN))
                                        .toList())
                        .with(signed));
    }

    private static ComposeNeed need(ComposeSource type, String source, String rpms, String builds) {
        return new ComposeNeed(
                type,
                source,
                new TreeSet<>(List.of(rpms.split(" "))),
                new TreeSet<>(List.of(builds.split(" "))),
                List.of("f5282ee4"),
                new TreeSet<>(List.of("x86_64")),
                new TreeSet<>(List.of("no_deps")));
    }

    private KnownKoji newest(String nvr) {
        return koji.answers("getLatestBuilds " + TAG, "[{\"build_id\": 1, \"nvr\": \"" + nvr + "\"}]");
    }

    @Test
    void areOfTheTagThatHasTheBuildAsItsNewest() {
        newest("lantern-2.0-1.fc27");

        assertThat(composes.plan(draft(SIGNED, RPMS)).shipped().composes())
                .containsExactly(need(ComposeSource.TAG, TAG, "lantern-libs", "lantern-2.0-1.fc27"));
    }

    @Test
    void areOfTheBuildThatTheTagLacks() {
        ComposeNeed single = need(ComposeSource.BUILD, "", "lantern-libs", "lantern-2.0-1.fc27");

        newest("lantern-2.0-2.fc27");
        assertThat(composes.plan(draft(SIGNED, RPMS)).shipped().composes()).containsExactly(single);
        koji.answers("getLatestBuilds " + TAG, "{\"faultCode\": 1000, \"faultString\": \"No such tag\"}");
        assertThat(composes.plan(draft(SIGNED, RPMS)).shipped().composes()).containsExactly(single);
        Signed untagged = new Signed(List.of("f5282ee4"), "");
        assertThat(composes.plan(draft(untagged, RPMS)).shipped().composes()).containsExactly(single);
    }

    @Test
    void differForTwoUpdatesOfOnePackageInATag() {
        newest("lantern-2.0-1.fc27");
        ComposeNeed first =
                composes.plan(draft(SIGNED, RPMS)).shipped().composes().get(0);
        newest("lantern-2.0-2.fc27");
        ComposeNeed second = composes.plan(draft(SIGNED, new Change("signed", LANTERN, "lantern-2.0-2.fc27", "")))
                .shipped()
                .composes()
                .get(0);

        assertThat(second.source()).isEqualTo(first.source());
        assertThat(second.key()).isNotEqualTo(first.key());
    }

    @Test
    void areOfTheBuildsInAModule() {
        newest("lantern-2.0-1.fc27");
        ComposeNeed module = need(ComposeSource.BUILD, "", "bell", "bell-1-1.module_1 rope-1-1.module_1");

        assertThat(composes.plan(draft(SIGNED, MODULE)).shipped().composes()).containsExactly(module);
        assertThat(composes.plan(draft(SIGNED, RPMS, MODULE)).shipped().composes())
                .containsExactly(need(ComposeSource.TAG, TAG, "lantern-libs", "lantern-2.0-1.fc27"), module);
    }

    @Test
    void areNotNeededOfWhatIsShippedOrDecided() {
        Draft shipped = draft(Signed.NOT, RPMS);
        Draft decided = draft(SIGNED, RPMS).noRebuild("No image holds it.");

        assertThat(composes.plan(shipped)).isEqualTo(shipped);
        assertThat(composes.plan(decided)).isEqualTo(decided);
        assertThat(koji.requests).isZero();
    }

    @Test
    void canNotBeHadWithoutOdcsWhichIsKnownBeforeAnyLookUp() {
        Draft draft = new NeededComposes(Optional.of(koji), false, List.of(), List.of()).plan(draft(SIGNED, RPMS));

        assertThat(draft.answer()).isEqualTo(Answer.NO_REBUILD);
        assertThat(draft.because())
                .isEqualTo("undecidable: there is no ODCS to make a compose of lantern-2.0-1.fc27: set"
                        + " freshmaker.odcs.url, then ./freshmaker replan EVENT.");
        assertThat(koji.requests).isZero();
    }

    @Test
    void areUndecidableWhenAModulesTagIsGoneAndWaitForAKojiThatIsAway() {
        koji.answers("listTagged module-1234", "{\"faultCode\": 1000, \"faultString\": \"No such tag\"}");
        assertThat(composes.plan(draft(SIGNED, MODULE)).because())
                .startsWith("undecidable: which builds buoy-dev-2018.c0ffee consists of")
                .contains("No such tag");

        koji.away = true;
        assertThatThrownBy(() -> composes.plan(draft(SIGNED, RPMS))).isInstanceOf(KojiException.class);
    }
}
