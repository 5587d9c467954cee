package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TroubleTest {

    private final Trouble trouble = new Trouble();

    @Test
    void isNewsUntilItIsToldAndAgainWhenItChangesOrComesBack() {
        assertThat(trouble.isNews("Koji has no tag f26")).isTrue();
        assertThat(trouble.isNews("Koji has no tag f26")).isFalse();
        assertThat(trouble.isNews("Koji is offline")).isTrue();
        assertThat(trouble.isNews("Koji has no tag f26")).isTrue();
        trouble.over();
        assertThat(trouble.isNews("Koji has no tag f26")).isTrue();
    }
}
