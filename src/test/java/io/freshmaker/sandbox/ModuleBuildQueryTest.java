package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleBuildQueryTest {

    private Workshop workshop;
    private String commit;

    /** Builds 1 platform, 2 hammer (ready), 3 hammer (ready, newer), 4 nail (failed). */
    @BeforeEach
    void open(@TempDir Path directory) {
        workshop = new Workshop(directory);
        commit = workshop.module("hammer", "platform: [f27]", "claw");
        workshop.untilState(workshop.submitted("hammer", commit), "ready");
        String bump = workshop.git.commit("modules", "hammer", "f27", Map.of(), "Bump", "smith");
        workshop.untilState(workshop.submitted("hammer", bump), "ready");
        workshop.mbs.fail("nail", "Component(s) tip failed to build.");
        String nail = workshop.module("nail", "platform: [f27], hammer: [f27]", "tip");
        workshop.untilState(workshop.submitted("nail", nail), "failed");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void theNewestComesFirst() {
        assertThat(ids("")).containsExactly(4, 3, 2, 1);
        assertThat(ids("order_by=id")).containsExactly(1, 2, 3, 4);
        assertThat(ids("order_by=name&order_by=version")).containsExactly(2, 3, 4, 1);
    }

    @Test
    void columnsFilterAndTheRestIsPassedOver() {
        assertThat(ids("name=hammer&stream=f27&state=ready&order_desc_by=version&per_page=1"))
                .containsExactly(3);
        assertThat(ids("owner=mbs_import")).containsExactly(1);
        assertThat(ids("koji_tag=module-f27-build")).containsExactly(1);
        assertThat(ids("context=c117bc0d")).containsExactly(3, 2);
        assertThat(ids("nosuchcolumn=1")).containsExactly(4, 3, 2, 1);
        assertThat(ids("rpm=bash-1-1.x86_64.rpm")).containsExactly(4, 3, 2, 1);
    }

    @Test
    void aLostSubmissionIsFoundByItsScmurl() {
        String scmurl = URLEncoder.encode(workshop.scmurl("hammer", commit), StandardCharsets.UTF_8);

        assertThat(ids("scmurl=" + scmurl)).containsExactly(2);
        assertThat(workshop.read("/1/module-builds/?scmurl=" + scmurl)
                        .at("/meta/first")
                        .asText())
                .endsWith("/module-build-service/1/module-builds/?page=1&per_page=10&scmurl=" + scmurl);
    }

    @Test
    void statesAreGivenByNameOrNumberAndAreAlternatives() {
        assertThat(ids("state=ready&state=4")).containsExactly(4, 3, 2, 1);
        assertThat(ids("state=failed")).containsExactly(4);
    }

    @Test
    void aPrefixOfNameStreamVersionContextIsEnough() {
        assertThat(ids("nsvc=hammer:f27")).containsExactly(3, 2);
        assertThat(ids("nsvc=hammer:f2")).isEmpty();
    }

    @Test
    void onlyTheBaseModuleIsFoundByWhatIsBuiltOnIt() {
        assertThat(ids("base_module_br_name=platform&base_module_br_stream=f27"))
                .containsExactly(4, 3, 2);
        assertThat(ids("base_module_br_name=hammer&base_module_br_stream=f27")).isEmpty();
    }

    @Test
    void timesLimit() {
        assertThat(ids("submitted_after=2026-01-01T00:00:00Z")).containsExactly(4, 3, 2, 1);
        assertThat(ids("submitted_before=2026-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        JsonNode second = workshop.read("/1/module-builds/?per_page=1&page=2");
        JsonNode tooFar = workshop.read("/1/module-builds/?page=99");

        assertThat(second.at("/items/0/id").asInt()).isEqualTo(3);
        assertThat(second.at("/meta/next").asText()).endsWith("?page=3&per_page=1");
        assertThat(second.at("/meta/prev").asText()).endsWith("?page=1&per_page=1");
        assertThat(tooFar.path("items")).isEmpty();
        assertThat(tooFar.at("/meta/prev").asText()).endsWith("?page=98&per_page=10");
        assertThat(workshop.read("/1/module-builds/?per_page=0")
                        .at("/meta/per_page")
                        .asInt())
                .isEqualTo(20);
        assertThat(workshop.read("/1/module-builds/?name=nosuch")
                        .at("/meta/last")
                        .asText())
                .contains("?page=0&");
    }

    @Test
    void componentsLeadToTheModulesThatHaveThem() {
        assertThat(workshop.read("/1/component-builds/?package=claw&format=rpms")
                        .path("items")
                        .findValuesAsText("module_build"))
                .containsExactly("3", "2");
        assertThat(workshop.read("/1/component-builds/?module_build=4&state=FAILED")
                        .path("items")
                        .findValuesAsText("package"))
                .containsExactly("tip");
        assertThat(workshop.read("/1/component-builds/?batch=1").path("items")).isEmpty();
    }

    private List<Integer> ids(String query) {
        return workshop.read("/1/module-builds/?" + query).path("items").findValuesAsText("id").stream()
                .map(Integer::valueOf)
                .toList();
    }
}
