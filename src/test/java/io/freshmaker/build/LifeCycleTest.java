package io.freshmaker.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifeCycleTest {

    @ParameterizedTest
    @CsvSource({"0,INITIALIZED", "1,BUILDING", "2,COMPLETE", "3,FAILED", "4,SKIPPED", "5,CANCELED"})
    void eventStatesHaveTheNumbersThatClientsKnow(int id, EventState state) {
        assertThat(EventState.of(id)).contains(state);
        assertThat(state.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"0,BUILD", "1,DONE", "2,FAILED", "3,CANCELED", "4,PLANNED"})
    void buildStatesHaveTheNumbersThatClientsKnow(int id, BuildState state) {
        assertThat(BuildState.of(id)).contains(state);
        assertThat(state.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "failed", "Failed"})
    void namesAreReadInAnyCase(String name) {
        assertThat(EventState.of(name)).contains(EventState.FAILED);
        assertThat(BuildState.of(name)).contains(BuildState.FAILED);
    }

    @Test
    void numbersAreReadAsTextToo() {
        assertThat(EventState.of("5")).contains(EventState.CANCELED);
        assertThat(BuildState.of("4")).contains(BuildState.PLANNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "-1", "DONE "})
    void anythingElseIsNoState(String text) {
        assertThat(EventState.of(text)).isEmpty();
        assertThat(BuildState.of(text)).isEmpty();
        assertThat(EventState.of(6)).isEmpty();
        assertThat(BuildState.of(-1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INITIALIZED, BUILDING FAILED SKIPPED CANCELED",
        "BUILDING, COMPLETE FAILED CANCELED",
        "COMPLETE, BUILDING",
        "FAILED, BUILDING",
        "SKIPPED, ''",
        "CANCELED, BUILDING"
    })
    void anEventMovesForwardUnlessItIsTriedAgain(EventState state, String next) {
        assertThat(Arrays.stream(EventState.values()).filter(state::mayBecome).map(Enum::name))
                .hasSameElementsAs(words(next));
        assertThat(state.isFinal()).isEqualTo(Set.of("", "BUILDING").contains(next));
    }

    @ParameterizedTest
    @CsvSource({
        "PLANNED, BUILD FAILED CANCELED",
        "BUILD, DONE FAILED CANCELED",
        "DONE, ''",
        "FAILED, PLANNED",
        "CANCELED, PLANNED"
    })
    void aBuildMovesForwardUnlessItIsTriedAgain(BuildState state, String next) {
        assertThat(Arrays.stream(BuildState.values()).filter(state::mayBecome).map(Enum::name))
                .hasSameElementsAs(words(next));
        assertThat(state.isFinal()).isEqualTo(Set.of("", "PLANNED").contains(next));
    }

    @ParameterizedTest
    @EnumSource(EventState.class)
    void everyEventStateIsExplainedInASentence(EventState state) {
        assertThat(state.meaning()).matches("[A-Z].+\\.");
    }

    @ParameterizedTest
    @EnumSource(BuildState.class)
    void everyBuildStateIsExplainedInASentence(BuildState state) {
        assertThat(state.meaning()).matches("[A-Z].+\\.");
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
