package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void countUpHoweverLongTheyAre() {
        List<String> ascending = List.of(
                "", "a", "b", "0", "1", "2", "10", "20180101000000", "99999999999999999999", "100000000000000000000");

        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(Integer.signum(Versions.compare(ascending.get(i), ascending.get(j))))
                        .as(ascending.get(i) + " and " + ascending.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void areEqualWithZerosInFront() {
        assertThat(Versions.compare("007", "7")).isZero();
        assertThat(Versions.compare("000", "0")).isZero();
    }
}
