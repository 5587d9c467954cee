package io.freshmaker.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurityTest {

    private static final Path KAMELETS = Path.of("src/main/resources/kamelets");
    private static final Path CONTENT = Path.of("src/main/resources/routes/content");

    /** Line 8 is the step that is tried. */
    private static final String ROUTE = """
            - route:
                id: x-plan
                from:
                  uri: kamelet:bus-message-source
                  parameters: {contentType: x, topics: git.receive, eventType: XEvent, system: mbs}
                  steps:
                    - stop: {}
                    - %s
            """;

    private final ContentCheck content = new ContentCheck(Vocabulary.read(KAMELETS, settings(), Set.of("mbs", "koji")));

    @TempDir
    private Path folder;

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("freshmaker.tick", "500");
        return settings;
    }

    @Test
    void theShippedContentTypesArePure() throws IOException {
        try (Stream<Path> files = Files.list(CONTENT)) {
            List<Path> shipped = files.filter(Files::isRegularFile).toList();
            assertThat(shipped).isNotEmpty();
            assertThat(content.of(shipped)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to: {uri: 'kamelet:policy-judge-action'}",
                "to: kamelet:plan-order-action",
                "to: {uri: 'kamelet:distgit-read-change-action', parameters: {namespace: a, file: b, type: c}}",
                "filter: {expression: {simple: {expression: '${body.decided}'}}, steps: [{stop: {}}]}",
                "setVariable: {name: n, expression: {jsonpath: {expression: $.n, source: variable:message}}}",
                "log: {message: '${body}'}"
            })
    void lookingUpAndDecidingIsAllowed(String step) {
        assertThat(check(step)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to: {uri: 'http://build.example.org/'}",
                "to: http://build.example.org/",
                "to: {uri: 'kamelet:mbs-submit-action'}",
                "to: {uri: 'kamelet:distgit-bump-action'}",
                "to: {uri: 'kamelet:nowhere-action'}",
                "to: {uri: '{{anything}}'}",
                "to: {uri: 'kamelet:plan-order-action?location=file:/tmp'}",
                "filter: {expression: {simple: {expression: '${body.decided}'}}, steps: [{to: {uri: 'jms:x'}}]}",
                "choice: {otherwise: {steps: [{to: 'file:x'}]}}"
            })
    void nothingElseIsCalled(String step) {
        refuses(step, "may not be called from a content type")
                .anySatisfy(words -> assertThat(words).contains("kamelet:plan-order-action"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flie: '*.spec'", "location: 'file:/tmp'"})
    void onlyParametersThatTheKameletHasAreGiven(String parameter) {
        refuses("to: {uri: 'kamelet:distgit-read-change-action', parameters: {" + parameter + "}}", "has no parameter")
                .anySatisfy(words -> assertThat(words).contains("it has: file, namespace, type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bean: {ref: planner, method: order}",
                "toD: {uri: 'http://${body}'}",
                "wireTap: {uri: 'kamelet:plan-order-action'}",
                "split: {expression: {simple: {expression: '${body}'}}, steps: []}",
                "enrich: {expression: {constant: {expression: 'http:x'}}}",
                "{stop: {}, process: {ref: x}}",
                "choice: {otherwise: {steps: [{script: {}}]}}",
                "kamelet: mbs-submit-action"
            })
    void otherStepsAreRefused(String step) {
        refuses(step, "may not stand in a content type")
                .anySatisfy(words -> assertThat(words).contains("setVariable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter: {expression: {method: {beanType: java.lang.System, method: exit}}, steps: []}",
                "filter: {groovy: {expression: '1.exit()'}, steps: []}",
                "setVariable: {name: x, expression: {simple: {expression: '${bean:inventory?method=dependants}'}}}",
                "log: {message: '${bean:type:java.lang.System?method=gc}'}"
            })
    void codeIsRefused(String step) {
        refuses(step, "content type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- beans: [{name: x, type: java.lang.Object}]",
                "- routeConfiguration: {id: mine}",
                "- from: {uri: 'kamelet:bus-message-source', steps: []}",
                "- route: {errorHandler: {deadLetterChannel: {deadLetterUri: 'http:x'}}, from: {uri: x, steps: []}}",
                "- route: {from: 'timer:x'}",
                "- route: {from: {uri: 'timer:x', steps: []}}"
            })
    void onlyARouteFromTheBusMayStandInTheFile(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.camel.yaml"), "# A comment\n" + text);

        assertThat(content.of(List.of(file)))
                .anySatisfy(mistake -> assertThat(mistake.toString())
                        .startsWith(file + " line 2: ")
                        .contains("content type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "route: {}", "- route: [unclosed"})
    void whatIsNoListOfRoutesIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.camel.yaml"), text);

        assertThat(content.of(List.of(file))).extracting(Mistake::line).containsExactly(1);
    }

    @Test
    void everyMistakeIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("x.camel.yaml"), """
                - route:
                    id: x-plan
                    from:
                      uri: kamelet:bus-message-source
                      parameters:
                        contentType: y
                        topics: " , "
                        when: "$.commit[?("
                        system: copr
                      steps:
                        - bean: {ref: planner}
                        - to:
                            uri: kamelet:distgit-read-chnge-action
                        - to: {}
                        - log: {message: "{{freshmaker.tik}}"}
                """);

        assertThat(content.of(List.of(file)))
                .satisfiesExactly(
                        mistake -> has(mistake, 4, "needs the parameter 'eventType'"),
                        mistake -> has(mistake, 6, "is not the name of the file: write contentType: x"),
                        mistake -> has(mistake, 7, "'topics' names none"),
                        mistake -> has(mistake, 8, "the JSONPath '$.commit[?(' can't be read"),
                        mistake -> has(mistake, 9, "no build system 'copr'; there are: koji, mbs"),
                        mistake -> has(mistake, 11, "the step 'bean' may not stand in a content type"),
                        mistake -> has(mistake, 13, "the nearest is distgit-read-change-action"),
                        mistake -> has(mistake, 14, "'to' lacks a uri"),
                        mistake -> has(mistake, 15, "{{freshmaker.tik}} is no setting; the nearest is"));
    }

    private static void has(Mistake mistake, int line, String words) {
        assertThat(mistake.line()).isEqualTo(line);
        assertThat(mistake.words()).contains(words);
    }

    private ListAssert<String> refuses(String step, String why) {
        List<Mistake> mistakes = check(step);
        assertThat(mistakes).extracting(Mistake::line).containsOnly(8);
        return assertThat(mistakes.stream().map(Mistake::words).toList())
                .anySatisfy(words -> assertThat(words).contains(why));
    }

    private List<Mistake> check(String step) {
        try {
            return content.of(List.of(Files.writeString(folder.resolve("x.camel.yaml"), ROUTE.formatted(step))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
