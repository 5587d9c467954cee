package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurityTest {

    private static final Path KAMELETS = Path.of("src/main/resources/kamelets");
    private static final Path CONTENT = Path.of("src/main/resources/routes/content");

    /** Line 7 is the step that is tried. */
    private static final String ROUTE = """
            - route:
                id: spec-changed-plan
                from:
                  uri: kamelet:bus-message-source
                  steps:
                    - stop: {}
                    - %s
            """;

    private final Purity purity = new Purity(KAMELETS);

    @TempDir
    private Path folder;

    @Test
    void theShippedContentTypesArePure() throws IOException {
        try (Stream<Path> files = Files.list(CONTENT)) {
            List<Path> shipped = files.filter(Files::isRegularFile).toList();
            assertThat(shipped).isNotEmpty();
            shipped.forEach(purity::check);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to: {uri: 'kamelet:policy-judge-action'}",
                "to: kamelet:plan-order-action",
                "filter: {expression: {simple: {expression: '${body.decided}'}}, steps: [{stop: {}}]}",
                "setVariable: {name: n, expression: {jsonpath: {expression: $.n}}}",
                "log: {message: '${body}'}"
            })
    void lookingUpAndDecidingIsAllowed(String step) {
        assertThatCode(() -> check(step)).doesNotThrowAnyException();
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
        refuses(step, "may not be called from a content type").withMessageContaining("kamelet:plan-order-action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flie: '*.spec'", "location: 'file:/tmp'"})
    void onlyParametersThatTheKameletHasAreGiven(String parameter) {
        refuses("to: {uri: 'kamelet:distgit-read-change-action', parameters: {" + parameter + "}}", "has no parameter")
                .withMessageContaining("it has: file, namespace, type");
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
        refuses(step, "may not stand in a content type").withMessageContaining("setVariable");
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

        assertThatIllegalArgumentException()
                .isThrownBy(() -> purity.check(file))
                .withMessageStartingWith(file + " line 2: ")
                .withMessageContaining("content type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "route: {}", "- route: [unclosed"})
    void whatIsNoListOfRoutesIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.camel.yaml"), text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> purity.check(file))
                .withMessageStartingWith(file + " line 1: ");
    }

    private ThrowableAssertAlternative<IllegalArgumentException> refuses(String step, String why) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> check(step))
                .withMessageStartingWith(folder.resolve("x.camel.yaml") + " line 7: ")
                .withMessageContaining(why);
    }

    private void check(String step) {
        try {
            purity.check(Files.writeString(folder.resolve("x.camel.yaml"), ROUTE.formatted(step)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
