package io.freshmaker.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCheckTest {

    private static final SchemaCheck SCHEMA = new SchemaCheck();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {from: {uri: 'timer:x', steps: []}}",
                "- {route: {from: {uri: 'timer:x', steps: [{to: 'log:x'}]}}}",
                "- {route: {from: {uri: 'timer:x', steps: [{log: text}]}}}",
                "- {route: {from: {uri: 'timer:x', steps: [{setBody: {simple: '${body}'}}]}}}",
                "- {route: {from: {uri: 'timer:x', steps: [{setBody: {simple: {expression: '${body}'}}}]}}}",
                "- {route: {from: {uri: 'timer:x', steps: [{setBody: {expression: {simple: '${body}'}}}]}}}",
                "- {beans: [{name: x, type: java.lang.Object}]}"
            })
    void shortcutsAreNotCanonical(String yaml) throws IOException {
        assertThat(mistakes(yaml)).extracting(Mistake::line).containsExactly(1);
    }

    @Test
    void theLongestFormIsCanonical() throws IOException {
        assertThat(mistakes("""
                - route:
                    id: x
                    from:
                      uri: timer:x
                      parameters: {period: 5}
                      steps:
                        - setBody: {expression: {simple: {expression: 'x'}}}
                        - log: {message: yes}
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "descripton: text | 3 | 'descripton' may not stand here",
                "autoStartup: maybe | 3 | 'autoStartup' is string here, and boolean is wanted",
                "from: {uri: 'timer:x'} | 3 | 'from' lacks 'steps'",
                "id: x | 2 | 'route' lacks 'from'",
                "from: {uri: 'timer:x', steps: [{setBody: {expression: {simpel: {}}}}]} | 3 | 'simpel' may not stand",
                "from: {uri: 'timer:x', steps: [{filter: {expression: {}}}]} | 3 | 'expression' is empty",
            })
    void namesTheLineOfTheKey(String option, int line, String words) throws IOException {
        String from =
                option.startsWith("from") || option.startsWith("id") ? "" : "\n    from: {uri: 'timer:x', steps: []}";

        assertThat(mistakes("# A comment\n- route:\n    " + option + from + "\n"))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.line()).isEqualTo(line);
                    assertThat(mistake.words()).contains(words);
                });
    }

    private List<Mistake> mistakes(String yaml) throws IOException {
        var mistakes = new Mistakes();
        Path path = Files.writeString(folder.resolve("x.camel.yaml"), yaml);
        YamlFile.read(path, mistakes).ifPresent(file -> SCHEMA.checkRoutes(file, mistakes));
        return mistakes.all();
    }
}
