package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndecidableTest {

    @Test
    void saysHowItIsDecidedLater() {
        assertThat(Undecidable.untilDone("two releases claim f27: narrow their tags"))
                .isEqualTo("undecidable: two releases claim f27: narrow their tags, then ./freshmaker replan EVENT.");
        assertThat(Undecidable.untilChanged("dist-git has no such commit."))
                .isEqualTo("undecidable: dist-git has no such commit. When that has changed, ./freshmaker replan EVENT"
                        + " plans it again.");
    }

    @Test
    void namesNoEventWhereThereIsNone() {
        assertThat(Undecidable.withoutEvent(Undecidable.untilDone("two releases claim f27: narrow their tags")))
                .isEqualTo("undecidable: two releases claim f27: narrow their tags.");
        assertThat(Undecidable.withoutEvent(Undecidable.untilChanged("dist-git has no such commit.")))
                .isEqualTo("undecidable: dist-git has no such commit.");
        assertThat(Undecidable.withoutEvent("Blocked.")).isEqualTo("Blocked.");
    }
}
