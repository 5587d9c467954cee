package io.freshmaker.mbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Artifact;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadyModulesTest {
    private static final Wire PAGE = Wire.of("ready-page");

    private final ReadyModules modules = new ReadyModules();

    @Test
    void readsTheModulesThatAreReadyAndNoExperiments() {
        assertThat(modules.page(PAGE.status(), PAGE.body()).modules())
                .extracting(ReadyModule::id)
                .containsExactly(1L, 41L);
    }

    @Test
    void tellsWhichPageItIs() {
        ModulePage page = modules.page(PAGE.status(), PAGE.body());

        assertThat(page.page()).isEqualTo(2);
        assertThat(page.pages()).isEqualTo(9);
    }

    @Test
    void takesNamesFromRepositoriesAndRefsAsText() {
        ReadyModule gimp = modules.page(PAGE.status(), PAGE.body()).modules().get(1);

        assertThat(gimp.components())
                .containsExactly(
                        Artifact.rpm("gegl04", "0.4"),
                        Artifact.rpm("babl", "1.10"),
                        Artifact.rpm("gimp", "rawhide"),
                        Artifact.rpm("mypaint", "rawhide"),
                        Artifact.rpm("exiv2", "0123"),
                        Artifact.rpm("lcms2", "rawhide"),
                        Artifact.rpm("glib2", "c9s"));
        assertThat(gimp.buildRequires())
                .containsExactly(Artifact.module("platform", "el9"), Artifact.module("python", "3.10"));
        assertThat(gimp)
                .extracting(ReadyModule::stream, ReadyModule::version, ReadyModule::context)
                .containsExactly("2.10", "9020260305100000", "1f2e3d4c");
    }

    @Test
    void aBaseModuleHasNoComponents() {
        ReadyModule platform =
                modules.page(PAGE.status(), PAGE.body()).modules().get(0);

        assertThat(platform.components()).isEmpty();
        assertThat(platform.buildRequires()).isEmpty();
    }

    @Test
    void unreadableModulesAreProblemsOfTheirOwn() {
        assertThat(modules.page(PAGE.status(), PAGE.body()).problems())
                .satisfiesExactly(
                        otherForm -> assertThat(otherForm)
                                .contains("otherform:1 (build 49)")
                                .contains("modulemd line 4: data.components.rpms has not the form"),
                        noYaml -> assertThat(noYaml)
                                .contains("broken:1 (build 50)")
                                .containsPattern("modulemd line [45]: no YAML, .*unexpected end of stream"),
                        empty ->
                                assertThat(empty).contains("empty:1 (build 51)").contains("has no data"),
                        brief -> assertThat(brief).contains("listed-short:1").contains("verbose=true"),
                        bare -> assertThat(bare).contains("{\"id\":55}"));
    }

    @Test
    void readsADocumentOfMoreThanThreeMegabytes() throws IOException {
        StringBuilder modulemd = new StringBuilder("---\ndata:\n  description: >-\n");
        modulemd.append("    What this module is good for.\n".repeat(120_000));
        modulemd.append("  components:\n    rpms:\n      gegl: {ref: 1.20}\n...\n");

        assertThat(components(modulemd.toString())).containsExactly(Artifact.rpm("gegl", "1.20"));
    }

    @Test
    void keepsACommitInPlaceOfABranch() throws IOException {
        String commit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

        assertThat(components("data:\n  components:\n    rpms:\n      gegl: {ref: " + commit.toUpperCase(Locale.ROOT)
                        + "}\n"))
                .containsExactly(Artifact.rpm("gegl", commit))
                .allMatch(Artifact::pinned);
    }

    private List<Artifact> components(String modulemd) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode page = (ObjectNode) json.readTree(PAGE.body());
        ((ObjectNode) page.path("items").get(1)).put("modulemd", modulemd);
        return modules.page(200, json.writeValueAsString(page)).modules().get(1).components();
    }

    @Test
    void anEmptyListHasNoPages() {
        ModulePage page = modules.page(200, Wire.of("found-none").body());

        assertThat(page.modules()).isEmpty();
        assertThat(page.pages()).isZero();
    }

    @Test
    void anAnswerThatIsNoListIsAnError() {
        Wire down = Wire.of("submitted-503-proxy");

        assertThatThrownBy(() -> modules.page(down.status(), down.body()))
                .isInstanceOf(MbsException.class)
                .hasMessageContaining("MBS answered 503");
        assertThatThrownBy(() -> modules.page(200, "{\"items\":[]}")).hasMessageContaining("which page");
    }

    @Test
    void readsOneBuild() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode ready = (ObjectNode) json.readTree(PAGE.body()).path("items").get(1);
        assertThat(one(ready).learned()).singleElement().satisfies(learned -> {
            assertThat(learned.artifact()).isEqualTo(Artifact.module("gimp", "2.10"));
            assertThat(learned.contains()).contains(Artifact.rpm("babl", "1.10"));
        });
        assertThat(one(ready).gone()).isNull();
        assertThat(one(ready.deepCopy().put("modulemd", "")).problems())
                .singleElement()
                .asString()
                .contains("gimp:2.10");
        assertThat(one(ready.deepCopy().put("state", 6)))
                .isEqualTo(new ModuleAnswer(List.of(), Artifact.module("gimp", "2.10"), List.of()));
        assertThat(one(ready.deepCopy().put("state", 3))).isEqualTo(ModuleAnswer.NOTHING);
        assertThat(one(ready.deepCopy().put("scratch", true))).isEqualTo(ModuleAnswer.NOTHING);
        assertThat(modules.one(404, "{\"error\":\"Not Found\",\"message\":\"No such module found.\",\"status\":404}"))
                .isEqualTo(ModuleAnswer.NOTHING);
        assertThatThrownBy(() -> modules.one(404, "<html>no page</html>")).isInstanceOf(MbsException.class);
        assertThatThrownBy(() -> modules.one(200, "{}")).isInstanceOf(MbsException.class);
    }

    private ModuleAnswer one(ObjectNode build) {
        return modules.one(200, build.toString());
    }

    @Test
    void concludesNothingFromAListOfOtherModules() {
        assertThatThrownBy(() -> modules.stream("perl", "5.26", PAGE.status(), PAGE.body()))
                .hasMessageContaining("MBS was asked for perl:5.26 and listed");
        assertThat(modules.stream("perl", "5.26", 200, Wire.of("found-none").body())
                        .modules())
                .isEmpty();
        assertThat(new MbsRequests().stream("a b", "1+2"))
                .startsWith("name=a%20b&stream=1%2B2&state=ready&verbose=true&order_desc_by=version");
    }
}
