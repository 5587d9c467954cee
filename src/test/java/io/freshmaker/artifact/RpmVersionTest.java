package io.freshmaker.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RpmVersionTest {

    /** Pairs of labels with what rpm 4.18 says of them. */
    @Test
    void comparesAsRpmDoes() throws IOException {
        try (InputStream pairs = RpmVersionTest.class.getResourceAsStream("/rpm-version-pairs.tsv")) {
            String text = new String(pairs.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines()).hasSizeGreaterThan(800).allSatisfy(line -> {
                String[] columns = line.split("\t");
                RpmVersion one = RpmVersion.parse(columns[0]);
                RpmVersion two = RpmVersion.parse(columns[1]);
                int said = Integer.parseInt(columns[2]);
                assertThat(Integer.signum(one.compareTo(two))).as(line).isEqualTo(said);
                assertThat(Integer.signum(two.compareTo(one))).as(line).isEqualTo(-said);
            });
        }
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(RpmVersion.parse("1:1.0.2k-1.fc25")).hasToString("1:1.0.2k-1.fc25");
        assertThat(RpmVersion.parse("0:1.0")).hasToString("1.0");
        assertThat(RpmVersion.parse("1.0-1")).isEqualTo(new RpmVersion(0, "1.0", "1"));
    }

    @Test
    void needsAVersion() {
        assertThatThrownBy(() -> RpmVersion.parse("1:-2")).hasMessageContaining("write [epoch:]version-release");
        assertThatThrownBy(() -> RpmVersion.parse("99999999999999999999:1"))
                .hasMessageContaining("write [epoch:]version-release");
    }
}
