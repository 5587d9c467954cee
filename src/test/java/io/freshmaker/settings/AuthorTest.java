package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorTest {

    @Test
    void hasANameOfSeveralWordsAndAMailAddress() {
        Author author = Author.parse("Rebuild Service <rebuilds@example.org>");

        assertThat(author).isEqualTo(new Author("Rebuild Service", "rebuilds@example.org"));
        assertThat(author).hasToString("Rebuild Service <rebuilds@example.org>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Freshmaker", "<f@example.org>", "F <>", "F <f@example.org> G", "F f@example.org"})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Author.parse(text))
                .withMessageStartingWith("write Name <mail>");
    }
}
