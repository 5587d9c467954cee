package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.settings.ImageTag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Koji's tags hold, and what is in the images. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaggedImagesTest {

    private static final String CANDIDATE = "f27-container-candidate";
    private static final ImageRecipe BASE =
            ImageRecipe.of("fedora-base", "f27").arches("x86_64", "aarch64").packages("openssl-libs", "openssl-doc");
    private static final ImageRecipe HTTPD =
            ImageRecipe.of("httpd-container", "f27").from("fedora-base").packages("httpd");
    private static final TagBranches BRANCHES =
            new TagBranches(List.of(new ImageTag(CANDIDATE, "f27"), new ImageTag("released", "f27")));

    private KojiStandIn hub;
    private HubStock stock;
    private KojiClient client;
    private ImportedBuild openssl;
    private ImportedBuild base;
    private ImportedBuild httpd;

    @BeforeAll
    void startsAHub() {
        hub = KojiStandIn.start(KojiOptions.usual(), (topic, msg) -> {});
        client = new KojiClient(
                new TinyWire(hub.url()), Optional.empty(), 1, Duration.ofSeconds(5), Duration.ofMillis(1));
        stock = hub.stock();
        stock.tag(CANDIDATE, "f27-container");
        stock.tag("f27-build", "f27");
        stock.target(CANDIDATE, "f27-build", CANDIDATE);
        stock.tag("released");
        openssl = stock.rpm("openssl", "1:1.1.0f-9.fc27", "openssl-libs", "openssl-doc")
                .tag("f27");
        stock.rpm("httpd", "2.4.28-1.fc27", "httpd").tag("f27");
        base = stock.importBuilt(BASE).tag("f27-container");
        stock.untagBuild(base.nvr(), CANDIDATE);
        httpd = stock.importBuilt(HTTPD);
    }

    @AfterAll
    void stopsIt() {
        client.close();
        hub.close();
    }

    private TaggedImages tagged(int history) {
        return new TaggedImages(client, BRANCHES, history);
    }

    private ReadImages read(WantedImage... images) {
        return new ImageReader(client, BRANCHES).read(List.of(images));
    }

    private static WantedImage wanted(ImportedBuild build) {
        return new WantedImage(build.id(), "f27", build.nvr());
    }

    @Test
    void listsTheNewestOfEachImageWithTheBranchOfItsTag() {
        assertThat(tagged(1).in(CANDIDATE))
                .extracting(TaggedImage::id, TaggedImage::name, TaggedImage::branch, TaggedImage::place)
                .contains(tuple(httpd.id(), "httpd-container", "f27", 1), tuple(base.id(), "fedora-base", "f27", 1));
        assertThat(tagged(1).in("released")).isEmpty();
        assertThatThrownBy(() -> tagged(1).in("nope"))
                .hasMessage(
                        "Koji has no tag nope, which freshmaker.images.tags names: correct its name there and restart");
    }

    @Test
    void followsWhatBecomesOfAnImage() {
        ImageRecipe tool = ImageRecipe.of("tool-container", "f27");
        ImportedBuild first = stock.importBuilt(tool);
        ImportedBuild second = stock.importBuilt(tool).tag("released");

        assertThat(tagged(1).of("tool-container", "f27", List.of(second.id())).tagged())
                .extracting(TaggedImage::id)
                .containsExactly(second.id());
        assertThat(tagged(5).of("tool-container", "", List.of()).tagged())
                .extracting(TaggedImage::id, TaggedImage::place)
                .contains(tuple(second.id(), 1), tuple(first.id(), 2));

        stock.untagBuild(second.nvr(), CANDIDATE);
        stock.untagBuild(second.nvr(), "released");
        ImageStanding left = tagged(1).of("tool-container", "f27", List.of(first.id(), second.id(), 9999L));
        assertThat(left.tagged()).extracting(TaggedImage::id).containsExactly(first.id());
        assertThat(left.untagged()).isEqualTo(Set.of(second.id()));
        assertThat(left.gone()).isEqualTo(Set.of(9999L));
        assertThat(tagged(1).of("tool-container", "f28", List.of()).tagged()).isEmpty();
        assertThat(new TaggedImages(client, new TagBranches(List.of(new ImageTag("nope", "f27"))), 1)
                        .of("tool-container", "f27", List.of())
                        .tagged())
                .as("a tag that Koji has no more")
                .isEmpty();
    }

    @Test
    void readsWhatIsInAnImageAndWhatItIsBuiltOn() {
        hub.faults().next(1, "multiCall", Kind.BAD_GATEWAY_502);
        ReadImages read = read(wanted(base), new WantedImage(9999, "f27", "lost-1-1"), wanted(httpd));

        assertThat(read.problems())
                .containsExactly("The image build lost-1-1 (9999) can't be read: Koji has no such build");
        ImageBuild image = read.builds().get(1);
        assertThat(image.image()).isEqualTo(Artifact.image("httpd-container", "f27"));
        assertThat(image.nvr()).isEqualTo(httpd.nvr());
        assertThat(image.completed()).isAfter("2020-01-01T00:00:00Z");
        assertThat(image.parent()).isEqualTo(Artifact.image("fedora-base", "f27"));
        assertThat(image.parentNvr()).isEqualTo(base.nvr());
        assertThat(read.builds().get(0).parent()).isNull();
        assertThat(read.builds().get(0).rpms())
                .extracting(
                        ContainedRpm::name,
                        ContainedRpm::arch,
                        rpm -> rpm.version().toString())
                .containsExactlyInAnyOrder(
                        tuple("openssl-libs", "x86_64", "1:1.1.0f-9.fc27"),
                        tuple("openssl-libs", "aarch64", "1:1.1.0f-9.fc27"),
                        tuple("openssl-doc", "x86_64", "1:1.1.0f-9.fc27"),
                        tuple("openssl-doc", "aarch64", "1:1.1.0f-9.fc27"));
        assertThat(read.builds().get(0).rpms())
                .extracting(ContainedRpm::sourceBuild)
                .containsOnly(openssl.id());
        hub.faults().next(9, "multiCall", Kind.OFFLINE_1014);
        assertThatThrownBy(() -> read(wanted(base))).hasMessageContaining("offline");
        hub.faults().clear();
    }

    @Test
    void namesTheModuleThatAnRpmWasBuiltFor() {
        ImportedBuild plain = stock.rpm("perl", "5.26-1.module_f28+1", "perl");
        stock.module("perl:5.26:20180123171544:c2c572ec", 7, plain);
        stock.module("perl:5.26:20180223171544:c2c572ec", 8, plain);
        ImportedBuild hyphens = stock.rpm("podman", "1-1.module+el8+2+72a36e76", "podman");
        stock.module("container-tools:rhel-8:20180123171544:c2c572ec", 9, hyphens);
        ImportedBuild hashed = stock.rpm("ruby", "1-1.module_bd16c34d", "ruby").tag("module-0123456789abcdef-build");
        ImportedBuild two = stock.rpm("go", "1-1.el8+1325+72a36e76", "go")
                .tag("module-go-1-20180123171544")
                .tag("module-go-2-20180123171544");
        ImportedBuild none = stock.rpm("c", "1-1.module_1", "c").tag("f27");

        var found = new ModulesOfBuilds(client)
                .find(List.of(plain.id(), hyphens.id(), hashed.id(), two.id(), none.id(), 9999L));

        assertThat(found.modules())
                .containsOnlyKeys(plain.id(), hyphens.id())
                .containsEntry(plain.id(), "perl:5.26")
                .containsEntry(hyphens.id(), "container-tools:rhel-8");
        assertThat(found.tags()).containsOnlyKeys(hashed.id()).containsEntry(hashed.id(), "module-0123456789abcdef");
        assertThat(List.of(
                        "2.module_bd16c34d",
                        "2.el8+1325+72a36e76",
                        "1.module+el8.1.0+3366+6dfb954c",
                        "module_f28+1234+abcd"))
                .allMatch(ModulesOfBuilds::marks);
        assertThat(List.of("1.fc27", "3.el8", "1.modules.fc27", "2.git+1+a")).noneMatch(ModulesOfBuilds::marks);
    }
}
