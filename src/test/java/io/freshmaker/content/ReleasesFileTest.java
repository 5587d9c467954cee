package io.freshmaker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Releases;
import io.freshmaker.release.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasesFileTest {

    @TempDir
    private Path folder;

    private Releases read(String text) throws IOException {
        return ReleasesFile.read(Files.writeString(folder.resolve("releases.yaml"), text));
    }

    @Test
    void readsEveryKey() throws IOException {
        Releases releases = read("""
                releases:
                  rawhide:
                    shipped: tag
                    tags: ["f([0-9]+)", eln]
                    users: autopen
                    branch: rawhide
                  F27:
                    shipped: bodhi
                    tags: f27-updates
                    images: [f27, "f27-.*"]
                """);

        Release rawhide = releases.all().get(0);
        assertThat(rawhide.line()).isEqualTo(2);
        assertThat(rawhide.shipped()).isEqualTo(Shipping.TAG);
        assertThat(rawhide.tags()).extracting(Object::toString).containsExactly("f([0-9]+)", "eln");
        assertThat(rawhide.users()).containsExactly("autopen");
        assertThat(rawhide.branch()).isEqualTo("rawhide");
        assertThat(releases.all().get(1).images()).containsExactly("f27", "f27-.*");
        assertThat(releases.file()).isEqualTo("releases.yaml");
        assertThat(read("releases: {}\n").all()).isEmpty();
    }

    @Test
    void theShippedFileIsWhole() {
        Releases shipped = ReleasesFile.read(Path.of("src/main/resources/releases.yaml"));

        assertThat(shipped.ofTag("f28").orElseThrow().release().mayTag("autopen"))
                .isTrue();
        assertThat(shipped.ofTag("f28-updates")).isEmpty();
        assertThat(shipped.ofTag("f29-modular-updates").orElseThrow().images()).containsExactly("f29");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            release: {}                                  | 1 | 'release' is unknown in the file; is releases meant?
            releases: [F27]                              | 1 | 'releases' needs a mapping below it
            releases: {F27: bodhi}                       | 1 | 'F27' needs a mapping below it
            releases: {F27: {}}                          | 1 | 'F27' lacks 'shipped': write shipped: bodhi, or
            releases: {F27: {shipped: both}}             | 1 | 'shipped' is one of two words, and never both
            releases: {F27: {shipped: bodhi, tag: f27}}  | 1 | 'tag' is unknown in 'F27'; is tags meant?
            releases: {F27: {shipped: tag}}              | 1 | 'F27' is shipped by tag and lacks 'tags'
            releases: {F27: {shipped: bodhi, tags: [1]}} | 1 | 'tags' takes text: write a word, in quotes if it
            releases: {F27: {shipped: bodhi, tags: []}}  | 1 | 'tags' is an empty list
            releases: {F27: {shipped: bodhi, tags: 'f('}}| 1 | 'f(' is no regular expression (Unclosed group)
            releases: {F27: {shipped: bodhi, users: a}}  | 1 | 'users' counts only with shipped: tag
            releases: {F27: {shipped: bodhi, branch: {}}}| 1 | 'branch' takes text
            releases: {F27: {shipped: bodhi, images: $1}}| 1 | '$1' stands for what a tag has in brackets
            """)
    void refusesWhatItDoesNotUnderstand(String text, int line, String words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MistakesException.class)
                .satisfies(refused -> {
                    List<Mistake> mistakes = ((MistakesException) refused).mistakes();
                    assertThat(mistakes).anySatisfy(mistake -> {
                        assertThat(mistake.line()).isEqualTo(line);
                        assertThat(mistake.words()).startsWith(words);
                    });
                    assertThat(mistakes)
                            .allSatisfy(mistake -> assertThat(mistake.words()).endsWith("."));
                });
    }

    @Test
    void refusesATagOfTwoReleases() {
        assertThatThrownBy(() -> read("""
                releases:
                  rawhide: {shipped: tag, tags: "f[0-9]+"}
                  F28: {shipped: bodhi, tags: [f28-updates, f28]}
                """))
                .hasMessageEndingWith("releases.yaml line 3: 'F28' claims the tag f28, which 'rawhide' in line 2 claims"
                        + " already: a tag belongs to one release, so take it out of one.");
    }

    @Test
    void refusesAReleaseByNameWhoseTagAFamilyClaims() throws IOException {
        String family = """
                releases:
                  F28: {shipped: bodhi, images: f28}
                  fedora: {shipped: bodhi, tags: "f([0-9]+)-updates", images: f$1}
                """;
        assertThatThrownBy(() -> read(family))
                .hasMessageEndingWith("releases.yaml line 2: 'F28' has no tags, and 'fedora' in line 3 claims"
                        + " f28-updates, so that an update of it belongs to both and can't be decided: write its stable"
                        + " tag as 'tags' below 'F28', and narrow the tags of 'fedora' where they match it.");

        assertThat(read(family.replace("F28", "EPEL-8")).all()).hasSize(2);
        assertThat(read(family.replace("images: f28", "tags: f28-updates").replace("[0-9]+", "29|3[0-9]"))
                        .all())
                .hasSize(2);
    }

    @Test
    void readsHowABuildIsKnownToBeSigned() throws IOException {
        Release release = read("""
                releases:
                  F40:
                    shipped: bodhi
                    tags: "f([0-9]+)-updates"
                    signed:
                      by: tag
                      tags: ["f([0-9]+)-updates-testing-pending", "f([0-9]+)-build-side-[0-9]+-testing-pending"]
                      users: [autopen]
                      keys: [e99d6ad1, "18451000"]
                      stable: f$1-updates
                      compose: f$1-updates-testing-pending
                      builds: module
                """).all().get(0);

        Signing signing = release.signed().orElseThrow();
        assertThat(signing.line()).isEqualTo(5);
        assertThat(signing.by()).isEqualTo(Signing.By.TAG);
        assertThat(signing.tags()).hasSize(2);
        assertThat(signing.users()).containsExactly("autopen");
        assertThat(signing.keys()).containsExactly("e99d6ad1", "18451000");
        assertThat(signing.stable()).isEqualTo("f$1-updates");
        assertThat(signing.compose()).isEqualTo("f$1-updates-testing-pending");
        assertThat(signing.builds()).isEqualTo(Signing.Kind.MODULE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tag                                               | 'signed' of 'F40' needs a mapping below it
            {}                                                | 'signed' of 'F40' lacks 'by': write by: signatures, or
            {by: both}                                        | 'by' is one of two words, and never both: write sign
            {by: tag, builds: [rpm, module]}                  | 'builds' is one of two words, and never both: write m
            {by: tag, key: e99d6ad1}                          | 'key' is unknown in 'signed' of 'F40'; is keys meant?
            {by: tag, users: a, stable: t}                    | 'signed' of 'F40' lacks 'tags': write the tag that
            {by: tag, tags: a, stable: t}                     | 'signed' of 'F40' lacks 'users': write who signs
            {by: signatures, stable: t}                       | 'signed' of 'F40' lacks 'keys': write the keys
            {by: signatures, users: a, keys: e99d6ad1}        | 'users' counts only with by: tag
            {by: signatures, keys: E99D6AD1, stable: t}       | 'E99D6AD1' is no key as Koji has it: write its last
            {by: signatures, keys: 12345678, stable: t}       | 'keys' takes text: write a word, in quotes if it
            {by: signatures, keys: e99d6ad1}                  | 'signed' of 'F40' lacks 'stable': write the tag that
            {by: signatures, keys: e99d6ad1, stable: f$1}     | '$1' stands for what a tag has in brackets
            {by: tag, tags: a, users: b, stable: other}       | 'other' is none of the stable tags of the release
            {by: tag, tags: f30, users: a, stable: t}         | what is put into f30 is shipped by that, as 'F30' in
            {by: tag, tags: same, users: a, stable: t}        | 'signed' of 'F40' takes the tag same, as 'signed' of
            {by: signatures, keys: aaaaaaaa, stable: t}       | 'signed' of 'F40' takes the key aaaaaaaa, as 'signed'
            {by: tag, tags: 'p(.)', users: a, stable: 'f$1'}  | 'signed' of 'F40' goes to the stable tag f$1, as 'si
            """)
    void refusesASigningThatItDoesNotUnderstand(String signed, String words) {
        assertThatThrownBy(() -> read("""
                releases:
                  F30: {shipped: tag, tags: f30}
                  F38: {shipped: bodhi, signed: {by: tag, tags: same, users: a, stable: x}}
                  F39: {shipped: bodhi, signed: {by: signatures, tags: b, keys: aaaaaaaa, stable: f9}}
                  F40: {shipped: bodhi, tags: [t, "f."], signed: %s}
                """.formatted(signed)))
                .isInstanceOf(MistakesException.class)
                .satisfies(refused -> assertThat(((MistakesException) refused).mistakes())
                        .allSatisfy(mistake -> assertThat(mistake.words()).endsWith("."))
                        .anySatisfy(mistake -> {
                            assertThat(mistake.line()).isEqualTo(5);
                            assertThat(mistake.words()).startsWith(words);
                        }));
    }

    @Test
    void saysWhichFileIsMissing() {
        Path missing = folder.resolve("none.yaml");

        assertThatThrownBy(() -> ReleasesFile.read(missing)).hasMessageContaining(missing.toString());
    }
}
