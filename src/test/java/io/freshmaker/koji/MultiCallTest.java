package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiCallTest {

    private static final KojiCall SMALL = KojiCall.of("getBuild", 1);

    @Test
    void staysBelowWhatTheHubTakesInOneRequest() {
        KojiCall large = KojiCall.of("getBuild", "x".repeat(1 << 20));
        assertThat(MultiCall.portions(Collections.nCopies(5, large)))
                .extracting(List::size)
                .containsExactly(2, 2, 1);
        assertThat(MultiCall.portions(List.of(KojiCall.of("getBuild", "x".repeat(4 << 20)), SMALL)))
                .hasSize(2);
        assertThat(MultiCall.portions(Collections.nCopies(2_500, SMALL)))
                .extracting(List::size)
                .containsExactly(1_000, 1_000, 500);
    }

    @Test
    void doesNotGuessWhichAnswerIsWhose() {
        assertThatThrownBy(() -> MultiCall.answers(List.of(SMALL, SMALL), KojiValues.plain(List.of(List.of(1)))))
                .hasMessage("Koji answered 1 to 2 calls in one.");
        assertThatThrownBy(() -> MultiCall.answers(List.of(SMALL), KojiValues.plain(List.of(1))))
                .hasMessageContaining("neither a value nor a fault");
        assertThatThrownBy(() -> MultiCall.answers(List.of(SMALL), KojiValues.plain("text")))
                .isInstanceOf(KojiException.class);
    }
}
