package io.freshmaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.YamlFile.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How route files are written: each in the same way, so that people and visual editors can open any of them. */
class RouteFilesTest {

    private static final Set<String> POLICIES = Set.of("retry-remote", "reject-message", "answer-error");

    static List<YamlFile> files() {
        return YamlFile.routes();
    }

    static List<YamlFile> contentTypes() {
        return YamlFile.contentTypes();
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesOptionsAsParameters(YamlFile file) {
        assertThat(YamlFile.texts(file.tree(), "uri")).noneMatch(uri -> uri.contains("?"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesAndDescribesEveryRoute(YamlFile file) {
        for (JsonNode route : file.each("route")) {
            assertThat(route.path("id").asText()).matches(file.name() + "(-[a-z]+)?");
            assertThat(route.path("description").asText())
                    .matches("[A-Z][^\\n]*[^.]\\.")
                    .doesNotContain(". ");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStepHasAnId(YamlFile file) {
        assertThat(YamlFile.steps(file.tree()))
                .filteredOn(step -> !step.node().path("id").isTextual())
                .extracting(Step::kind)
                .isEmpty();
        assertThat(file.each("route")).allMatch(route -> route.at("/from/id").isTextual());
    }

    @Test
    void noIdIsGivenTwice() {
        Set<String> seen = new TreeSet<>();
        List<String> twice = new ArrayList<>();
        for (YamlFile file : files()) {
            for (String id : YamlFile.texts(file.tree(), "id")) {
                if (!seen.add(id)) {
                    twice.add(file + ": " + id);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void errorPoliciesAreFewNamedAndUsed() {
        Set<String> declared = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (YamlFile file : files()) {
            file.each("routeConfiguration").forEach(policy -> {
                assertThat(file.name()).isEqualTo("errors");
                declared.add(policy.path("id").asText());
            });
            used.addAll(YamlFile.texts(file.tree(), "routeConfigurationId"));
        }
        assertThat(POLICIES).containsAll(declared);
        assertThat(declared).isEqualTo(used);
    }

    /** Who asks a listener gets its failure; every other route begins by itself and has to say what becomes of one. */
    @ParameterizedTest
    @MethodSource("files")
    void everyRouteThatBeginsByItselfHasAnErrorPolicy(YamlFile file) {
        for (JsonNode route : file.each("route")) {
            String from = route.at("/from/uri").asText();
            boolean asked = from.startsWith("bus:") || from.equals("kamelet:bus-message-source");
            assertThat(route.has("routeConfigurationId"))
                    .as(route.path("id").asText())
                    .isEqualTo(!asked);
            assertThat(route.has("errorHandler") || route.has("errorHandlerRef"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("contentTypes")
    void aContentTypeIsCalledAsItsFile(YamlFile file) {
        assertThat(file.each("route")).hasSize(1);
        JsonNode from = file.each("route").get(0).path("from");
        assertThat(from.path("uri").asText()).isEqualTo("kamelet:bus-message-source");
        assertThat(from.at("/parameters/contentType").asText()).isEqualTo(file.name());
    }

    @Test
    void thereAreFilesToLookAt() {
        assertThat(Stream.concat(files().stream(), contentTypes().stream()).map(YamlFile::name))
                .contains("listen", "plan", "submit", "track", "errors", "spec-changed");
    }
}
