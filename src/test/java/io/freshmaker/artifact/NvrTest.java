package io.freshmaker.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NvrTest {

    @ParameterizedTest
    @ValueSource(strings = {"3:foo-bar-1-2", "foo-bar-3:1-2", "foo-bar-1-2:3", "/srv/rpms/foo-bar-3:1-2.src.rpm"})
    void takesAnEpochWhereverItStands(String text) {
        assertThat(Nvr.parse(text)).isEqualTo(new Nvr("foo-bar", 3, "1", "2"));
    }

    @Test
    void cutsAtTheLastTwoHyphens() {
        assertThat(Nvr.parse("golang-github-SAP-go-hdb-0.14.1-1.fc29"))
                .isEqualTo(new Nvr("golang-github-SAP-go-hdb", 0, "0.14.1", "1.fc29"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "foo-1", "foo--1", "-1-2", "foo-1-"})
    void refusesWhatHasNoThreeParts(String text) {
        assertThatThrownBy(() -> Nvr.parse(text)).hasMessageContaining("name-version-release");
    }
}
