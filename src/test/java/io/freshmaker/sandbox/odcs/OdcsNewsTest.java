package io.freshmaker.sandbox.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published of composes. */
class OdcsNewsTest {

    @Test
    void aMessageHasTheFieldsOfARealOne() {
        OdcsWorkshop workshop = new OdcsWorkshop();
        long id;
        List<ObjectNode> told;
        try (workshop) {
            id = workshop.id(OdcsWorkshop.wanted("f27", "bash", ""));
            told = workshop.told(3);
        }

        assertThat(workshop.topics).containsOnly("odcs.compose.state-changed");
        assertThat(told.get(1).path("event").asText()).isEqualTo("state-changed");
        assertThat(told.get(1).path("compose").properties().stream().map(field -> field.getKey()))
                .contains(
                        "state_name",
                        "sigkeys",
                        "target_dir",
                        "results",
                        "time_removed",
                        "owner",
                        "toplevel_url",
                        "id",
                        "state_reason",
                        "multilib_method",
                        "multilib_arches",
                        "modular_koji_tags",
                        "lookaside_repos",
                        "label",
                        "source",
                        "state",
                        "compose_type",
                        "flags",
                        "module_defaults_url",
                        "koji_event",
                        "source_type",
                        "koji_task_id",
                        "packages",
                        "time_started",
                        "builds",
                        "time_submitted",
                        "arches",
                        "time_to_expire",
                        "pungi_compose_id",
                        "time_done",
                        "removed_by");
        assertThat(told.get(2).at("/compose/state").asInt()).isEqualTo(2);
        assertThat(told.get(2).at("/compose/result_repofile").asText()).endsWith("/odcs-" + id + ".repo");
    }

    @Test
    void theOtherBusHasAnotherTopicAndAQuietOdcsTellsNothing() {
        try (var umb = new OdcsWorkshop(options -> options.publishing(OdcsOptions.Messages.UMB))) {
            umb.until(umb.id(OdcsWorkshop.wanted("f27", "bash", "")), "done");
            umb.told(3);
            assertThat(umb.topics).containsOnly("odcs.state.change");
        }
        try (var quiet = new OdcsWorkshop(options -> options.publishing(OdcsOptions.Messages.NONE))) {
            quiet.until(quiet.id(OdcsWorkshop.wanted("f27", "bash", "")), "done");
            assertThat(quiet.messages).isEmpty();
        }
    }
}
