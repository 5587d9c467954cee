package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.koji.ImageReader;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.ModulesOfBuilds;
import io.freshmaker.koji.TagBranches;
import io.freshmaker.koji.TinyWire;
import io.freshmaker.koji.WantedImage;
import io.freshmaker.mbs.ModuleOfTag;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which module the rpms of an image belong to, and who is asked for it how often. */
@OnEachDatabase
class ImageLookUpTest {

    private static final String TAG = "f27-container-candidate";

    private final TestDatabase database;
    private final KojiStandIn hub = KojiStandIn.start(KojiOptions.usual(), (topic, msg) -> {});
    private final KojiClient client =
            new KojiClient(new TinyWire(hub.url()), Optional.empty(), 1, Duration.ofSeconds(5), Duration.ZERO);

    ImageLookUpTest(Engine engine) {
        database = new TestDatabase(engine);
    }

    @AfterEach
    void close() {
        client.close();
        hub.close();
        database.close();
    }

    private ImageLookUp lookUp(boolean mbs) {
        return new ImageLookUp(
                new ImageReader(client, new TagBranches(List.of())),
                new ModulesOfBuilds(client),
                database.database(),
                mbs);
    }

    private List<WantedImage> image(String name, String... rpms) {
        ImportedBuild build =
                hub.stock().importBuilt(ImageRecipe.of(name, "f27").packages(rpms));
        return List.of(new WantedImage(build.id(), "f27", build.nvr()));
    }

    private static List<String> modules(ImageFindings findings) {
        return findings.builds().get(0).rpms().stream()
                .map(rpm -> rpm.name() + " " + rpm.module())
                .sorted()
                .toList();
    }

    private int asked(List<WantedImage> image) {
        int before = hub.calls("multiCall");
        lookUp(false).read(image);
        return hub.calls("multiCall") - before;
    }

    @Test
    void asksKojiThenMbsAndRemembersTheAnswer() {
        HubStock stock = hub.stock();
        stock.target(TAG, "f27-build", TAG);
        stock.rpm("bash", "4-1.fc27", "bash").tag("f27-build");
        ImportedBuild perl = stock.rpm("perl", "5-1.module_1", "perl").tag("f27-build");
        stock.module("perl:5.26:20180123171544:c2c572ec", 7, perl);
        stock.rpm("go", "1-1.module_2", "go").tag("f27-build").tag("module-0000000000000003");
        stock.rpm("ruby", "2-1.module_3", "ruby").tag("f27-build").tag("module-0000000000000004");
        List<WantedImage> image = image("pear-container", "bash", "perl", "go", "ruby");
        List<WantedImage> solved = image("plum-container", "bash", "perl", "go");
        assertThat(modules(lookUp(false).read(image))).containsExactly("bash ", "go ?", "perl perl:5.26", "ruby ?");

        ImageFindings findings = lookUp(true).read(image);
        assertThat(findings.question()).isEqualTo("module-0000000000000003");
        String answer =
                "{\"items\": [{\"id\": 1, \"name\": \"go\", \"stream\": \"1\", \"version\": \"2\", \"state\": 5,"
                        + " \"koji_tag\": \"module-0000000000000003\"}], \"meta\": {}}";
        var mbs = new ModuleOfTag();
        int before = asked(solved);
        findings = lookUp(true).answered(findings, mbs.read(findings.question(), 200, answer));
        assertThat(mbs.read(findings.question(), 200, answer))
                .as("an MBS that leaves the filter out")
                .isEmpty();
        findings = lookUp(true).answered(findings, "");

        assertThat(findings.question()).isNull();
        assertThat(modules(findings)).containsExactly("bash ", "go go:1", "perl perl:5.26", "ruby ?");
        assertThat(asked(solved)).isEqualTo(before - 1);
        assertThat(findings.builds().get(0).rpms())
                .extracting(ContainedRpm::module)
                .contains(ContainedRpm.UNKNOWN_MODULE);
    }
}
