package io.freshmaker.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents have the shape that Syft and others give them; what they list is invented. */
class SbomFilesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/sbom");
    private static final Path CYCLONEDX = SAMPLES.resolve("syft.cdx.json");
    private static final Path XML = SAMPLES.resolve("plain.cdx.xml");
    private static final Path SPDX = SAMPLES.resolve("syft.spdx.json");

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();

    private List<ImageBuild> read(SbomChoices choices, Path... files) {
        return new SbomFiles(choices).read(List.of(files), told::add);
    }

    private List<ImageBuild> read(Path... files) {
        return read(SbomChoices.NONE, files);
    }

    private static ContainedRpm rpm(String name, String version, String arch, String module) {
        return new ContainedRpm(name, RpmVersion.parse(version), arch, 0, module);
    }

    @Test
    void namesAnImageAndItsBuildByItsLabels() {
        assertThat(read(CYCLONEDX))
                .containsExactly(new ImageBuild(
                        new Artifact("image", "httpd-container", "f40"),
                        0,
                        "httpd-container-2.4-7",
                        Instant.parse("2026-11-20T08:15:30Z"),
                        "https://src.example.org/container/httpd#9ae31a6b8cf2d4d0b4f0e6ad2d3f1c5b7e8a9d10",
                        null,
                        "",
                        List.of(
                                rpm("httpd", "2.4.59-1.module_f40+18000+1a2b3c4d", "x86_64", "httpd:2.4"),
                                rpm("openssl-libs", "1:3.2.1-2.fc40", "x86_64", ""),
                                rpm("tzdata", "2024a-5.fc40", "noarch", ""))));
        assertThat(told)
                .containsExactly(CYCLONEDX + ": image:httpd-container:f40, httpd-container-2.4-7: 3 rpms;"
                        + " left out: keys (1), pypi (1), without a package URL (1)");
    }

    @Test
    void namesAnImageWithoutLabelsByItsPackageUrl() {
        ImageBuild build = read(XML).get(0);
        assertThat(build.image()).hasToString("image:cache:1.6");
        assertThat(build.nvr()).isEqualTo("cache-1.6-45c48cce2e2d");
        assertThat(build.rpms())
                .containsExactly(
                        rpm("glibc", "2.39-8.fc40", "x86_64", ""),
                        rpm("memcached", "1.6.23-1.fc40", "x86_64", "memcached:1.6"));
        assertThat(told).singleElement().asString().endsWith("2 rpms; left out: modules (1), source rpms (1)");
    }

    @Test
    void readsSpdx() {
        ImageBuild build = read(SPDX).get(0);
        assertThat(build.image()).hasToString("image:httpd:2.4");
        assertThat(build.nvr()).isEqualTo("httpd-2.4-8f14e45fceea");
        assertThat(build.completed()).isEqualTo("2026-11-20T08:16:02Z");
        assertThat(build.rpms())
                .containsExactly(
                        rpm("nodejs", "1:20.12.1-1.module_f40+18001+2b3c4d5e", "x86_64", "nodejs:20"),
                        rpm("openssl-libs", "1:3.2.1-2.fc40", "x86_64", ""));
    }

    @Test
    void asksNobodyForLicences() {
        List<URI> asked = new ArrayList<>();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Noting(asked));
        try {
            read(SPDX, CYCLONEDX, XML);
        } finally {
            ProxySelector.setDefault(before);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void takesWhatItIsToldForMore() {
        var parent = new Artifact("image", "fedora", "f40");
        ImageBuild build = read(new SbomChoices("web", "main", parent), SPDX).get(0);
        assertThat(build.image()).hasToString("image:web:main");
        assertThat(build.nvr()).isEqualTo("web-2.4-8f14e45fceea");
        assertThat(build.parent()).isEqualTo(parent);
    }

    @Test
    void takesTheArchitecturesOfOneBuildTogether() throws IOException {
        Path other = changed(CYCLONEDX, "x86_64", "aarch64");
        List<ImageBuild> builds = read(CYCLONEDX, other);
        assertThat(builds).hasSize(1);
        assertThat(builds.get(0).rpms())
                .hasSize(5)
                .extracting(ContainedRpm::arch)
                .contains("x86_64", "aarch64", "noarch");
    }

    @Test
    void readsTheSbomsOfADirectory() throws IOException {
        Files.copy(SPDX, directory.resolve("b"));
        Files.copy(XML, directory.resolve("a.txt"));
        Files.writeString(directory.resolve("README"), "Not one.");
        assertThat(read(directory))
                .extracting(ImageBuild::nvr)
                .containsExactly("cache-1.6-45c48cce2e2d", "httpd-2.4-8f14e45fceea");
        assertThat(told).contains(directory + ": 1 file is no SBOM.");
        assertThatThrownBy(() -> read(Files.createDirectory(directory.resolve("empty"))))
                .hasMessageContaining("there is no SBOM in this directory");
    }

    @Test
    void tellsWhatIsWrongWhereAndWhatToDo() throws IOException {
        refused(
                CYCLONEDX,
                "&epoch=1&upstream",
                "&epoch=one&upstream",
                "pkg:rpm/fedora/openssl-libs@3.2.1",
                "epoch 'one'");
        refused(CYCLONEDX, "tzdata@2024a-5.fc40?", "tzdata@2024a?", "the rpm tzdata has", "write version-release");
        refused(SPDX, "pkg:golang/", "golang/", "SPDXRef-Package-go-module-stdlib", "is no package URL", "correct it");
        refused(CYCLONEDX, "pkg:rpm/", "pkg:deb/", "it lists no rpm (deb (4), pypi (1)");
        refused(CYCLONEDX, "\"timestamp\"", "\"time\"", "does not say when it was made");
        refused(SPDX, "\"creationInfo\": {", "\"creationInfo\": [", " line ", "it is no JSON");
        refused(SPDX, "2026-11-20T08:16:02Z", "yesterday", "yesterday");
        refused(SPDX, "SPDX-2.3", "SPDX-3.0", "is SPDX-3.0: write it as SPDX 2.3");
        refused(SPDX, "\"creationInfo\"", "\"comment\"", "does not say when it was made");
        refused(SPDX, "\"packages\": [", "\"packages\": [7,", "can't be understood");
        refused(
                CYCLONEDX,
                "\"components\": [\n    {",
                "\"components\": [7, {",
                ": line 28: what stands in components is no object");
        refused(XML, "</components>", "", "line ", "it is no XML");
        refused(XML, "<bom ", "<!DOCTYPE bom SYSTEM \"http://127.0.0.1:1/x\"><bom ", "line 2: a document type");
        refused(XML, "1.6", "", "add --branch BRANCH");
    }

    /** Reads it with that changed, and expects these words of the refusal. */
    private void refused(Path sample, String text, String instead, String... words) throws IOException {
        Path file = changed(sample, text, instead);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(words)
                .hasMessageEndingWith("Nothing was imported.");
    }

    private Path changed(Path sample, String text, String instead) throws IOException {
        String whole = Files.readString(sample);
        assertThat(whole).contains(text);
        return Files.writeString(directory.resolve("changed"), whole.replace(text, instead));
    }

    @Test
    void leavesOtherFilesToOthers() throws IOException {
        Path lines = Files.writeString(directory.resolve("lines"), "{\"artifact\": \"module:perl:f27\"}\n{}\n");
        assertThat(SbomFiles.recognises(lines)).isFalse();
        assertThat(SbomFiles.recognises(Files.writeString(directory.resolve("x"), "<html/>")))
                .isFalse();
        Path tags = Files.writeString(directory.resolve("tags"), "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n");
        assertThatThrownBy(() -> SbomFiles.recognises(tags))
                .hasMessageContaining("is SPDX as tags and values: write it as SPDX 2.3 in JSON");
    }

    /** Notes whom the JDK's clients ask, and lets them ask nobody. */
    private static final class Noting extends ProxySelector {
        private final List<URI> asked;

        Noting(List<URI> asked) {
            this.asked = asked;
        }

        @Override
        public List<Proxy> select(URI uri) {
            asked.add(uri);
            throw new IllegalArgumentException("no connection to " + uri);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {}
    }
}
