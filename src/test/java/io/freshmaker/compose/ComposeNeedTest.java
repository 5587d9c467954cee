package io.freshmaker.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ComposeNeedTest {

    @Test
    void isTheSameWhateverOrderItsPackagesAreNamedIn() {
        assertThat(tag("f40", "httpd", "mod_ssl").key())
                .isEqualTo(tag("f40", "mod_ssl", "httpd").key())
                .hasSize(64);
    }

    @Test
    void isAnotherOneForAnotherKeyTagOrPackage() {
        assertThat(Set.of(
                        tag("f40", "httpd").key(),
                        tag("f41", "httpd").key(),
                        tag("f40", "httpd", "mod_ssl").key(),
                        need(ComposeSource.TAG, "f40", sorted("httpd"), sorted(), List.of("0f0f0f0f"))
                                .key()))
                .hasSize(4);
    }

    @Test
    void keepsPackagesApartFromBuilds() {
        assertThat(need(ComposeSource.BUILD, "", sorted("httpd"), sorted(), List.of())
                        .key())
                .isNotEqualTo(need(ComposeSource.BUILD, "", sorted(), sorted("httpd"), List.of())
                        .key());
    }

    @Test
    void prefersTheFirstKey() {
        assertThat(need(ComposeSource.TAG, "f40", sorted(), sorted(), List.of("a", "b"))
                        .key())
                .isNotEqualTo(need(ComposeSource.TAG, "f40", sorted(), sorted(), List.of("b", "a"))
                        .key());
    }

    @Test
    void refusesATagWithoutAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> tag("")).withMessageContaining("needs a source");
    }

    private static ComposeNeed tag(String tag, String... packages) {
        return need(ComposeSource.TAG, tag, sorted(packages), sorted(), List.of("e99d6ad1"));
    }

    private static ComposeNeed need(
            ComposeSource type,
            String source,
            SortedSet<String> packages,
            SortedSet<String> builds,
            List<String> keys) {
        return new ComposeNeed(type, source, packages, builds, keys, sorted("x86_64"), sorted("no_deps"));
    }

    private static SortedSet<String> sorted(String... texts) {
        return new TreeSet<>(List.of(texts));
    }
}
