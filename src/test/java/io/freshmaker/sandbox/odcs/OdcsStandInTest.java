package io.freshmaker.sandbox.odcs;

import static io.freshmaker.sandbox.odcs.OdcsWorkshop.COMPOSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is asked for and answered, sentence by sentence as the service is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OdcsStandInTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private final OdcsWorkshop workshop = new OdcsWorkshop();

    @AfterAll
    void close() {
        workshop.close();
    }

    @Test
    void aRequestIsAnsweredWithTheCompose() {
        workshop.odcs.script().stuck("bind");
        JsonNode made = workshop.made("""
                {'source': {'type': 'tag', 'source': 'f27-answers', 'packages': ['bind', 'bind-libs'],
                            'sigkeys': ['e99d6ad1', 'f5282ee4'], 'modular_koji_tags': ['f27-modular']},
                 'arches': ['x86_64', 's390x'], 'flags': ['no_deps', 'no_inheritance'], 'results': ['boot.iso'],
                 'label': 'RC-1.0', 'compose_type': 'nightly'}""");

        assertThat(made.path("id").isIntegralNumber()).isTrue();
        assertThat(made.path("owner").asText()).isEqualTo("unknown");
        assertThat(made.path("source_type").numberValue()).isEqualTo(1);
        assertThat(made.path("source").asText()).isEqualTo("f27-answers");
        assertThat(made.path("packages").asText()).isEqualTo("bind bind-libs");
        assertThat(made.path("sigkeys").asText()).isEqualTo("e99d6ad1 f5282ee4");
        assertThat(made.path("arches").asText()).isEqualTo("x86_64 s390x");
        assertThat(made.path("modular_koji_tags").asText()).isEqualTo("f27-modular");
        assertThat(made.path("builds").isNull()).isTrue();
        assertThat(made.path("flags").toString()).isEqualTo("[\"no_deps\",\"no_inheritance\"]");
        assertThat(made.path("results").toString()).isEqualTo("[\"repository\",\"boot.iso\"]");
        assertThat(made.path("label").asText()).isEqualTo("RC-1.0");
        assertThat(made.path("compose_type").asText()).isEqualTo("nightly");
        assertThat(made.path("state").numberValue()).isEqualTo(0);
        assertThat(made.path("state_name").asText()).isEqualTo("wait");
        assertThat(made.path("time_submitted").asText()).matches(TIME);
        assertThat(made.path("time_done").isNull()).isTrue();
        assertThat(made.path("pungi_compose_id").isNull()).isTrue();
        assertThat(made.has("result_repofile")).isFalse();
        JsonNode generating = workshop.until(made.path("id").longValue(), "generating");
        assertThat(generating.path("state").numberValue()).isEqualTo(1);
        assertThat(generating.path("state_reason").asText()).isEqualTo("Compose thread started");
        assertThat(generating.has("result_repofile")).isFalse();
    }

    @Test
    void whatNobodyChoseIsOdcsOwnChoice() {
        JsonNode made = workshop.made("{'source': {'type': 'build', 'source': '', 'builds': ['curl-7.1-1.fc27']}}");

        assertThat(made.path("source_type").numberValue()).isEqualTo(6);
        assertThat(made.path("source").asText()).isEmpty();
        assertThat(made.path("builds").asText()).isEqualTo("curl-7.1-1.fc27");
        assertThat(made.path("arches").asText()).isEqualTo("x86_64");
        assertThat(made.path("sigkeys").asText("null")).isEmpty();
        assertThat(made.path("packages").isNull()).isTrue();
        assertThat(made.path("results").toString()).isEqualTo("[\"repository\"]");
        assertThat(seconds(made, "time_submitted", "time_to_expire")).isEqualTo(Duration.ofDays(1));
    }

    private static Duration seconds(JsonNode compose, String from, String to) {
        return Duration.between(
                Instant.parse(compose.path(from).asText()),
                Instant.parse(compose.path(to).asText()));
    }

    @Test
    void whatStandsInTheWrongPlaceIsPassedOver() {
        JsonNode made = workshop.made("""
                {'source': {'type': 'tag', 'source': 'f27-misplaced', 'flags': ['no_deps'], 'arches': ['s390x'],
                            'results': ['iso']}, 'packages': ['bash'], 'sigkeys': ['e99d6ad1'], 'builds': ['a-1-1']}""");

        assertThat(made.path("flags")).isEmpty();
        assertThat(made.path("arches").asText()).isEqualTo("x86_64");
        assertThat(made.path("results")).hasSize(1);
        assertThat(made.path("packages").isNull()).isTrue();
        assertThat(made.path("builds").isNull()).isTrue();
        assertThat(made.path("sigkeys").asText("null")).isEmpty();
    }

    @Test
    void theTimeToLiveIsCappedUnderBothItsNames() {
        for (String name : List.of("seconds_to_live", "seconds-to-live")) {
            JsonNode hour = workshop.made(OdcsWorkshop.wanted("f27-lives", "bash", ", '" + name + "': 3600"));
            JsonNode year = workshop.made(OdcsWorkshop.wanted("f27-lives", "zsh", ", '" + name + "': 31536000"));

            assertThat(seconds(hour, "time_submitted", "time_to_expire")).isEqualTo(Duration.ofHours(1));
            assertThat(seconds(year, "time_submitted", "time_to_expire")).isEqualTo(Duration.ofDays(3));
        }
    }

    @Test
    void aSingleComposeIsToldMoreOfThanOneInAList() {
        long id = workshop.id(OdcsWorkshop.wanted("f27-single", "bash", ""));
        JsonNode done = workshop.until(id, "done");
        JsonNode item = workshop.list("source=f27-single").path("items").path(0);

        assertThat(done.path("result_repo").asText())
                .isEqualTo(workshop.odcs.url() + "/composes/odcs-" + id + "/compose/Temporary");
        assertThat(done.path("result_repofile").asText()).endsWith("/Temporary/odcs-" + id + ".repo");
        assertThat(done.path("pungi_config_dump").isTextual()).isTrue();
        assertThat(fields(done)).containsAll(fields(item));
        assertThat(fields(item)).doesNotContain("result_repo", "result_repofile", "pungi_config_dump");
        assertThat(workshop.send("GET", done.path("result_repofile").asText(), null)
                        .body())
                .contains(
                        "[odcs-" + id + "]",
                        "baseurl=" + done.path("result_repo").asText() + "/$basearch/os");
    }

    private static List<String> fields(JsonNode json) {
        return StreamSupport.stream(((Iterable<String>) json::fieldNames).spliterator(), false)
                .toList();
    }

    @Test
    void listsAreFilteredOrderedAndCutIntoPages() {
        long first = workshop.id(OdcsWorkshop.wanted("f27-list", "a", ""));
        long second = workshop.id(OdcsWorkshop.wanted("f27-list", "b", ", 'label': 'RC-2.0'"));
        long third = workshop.id("{'source': {'type': 'repo', 'source': 'f27-list'}, 'compose_type': 'ci'}");
        List.of(first, second, third).forEach(id -> workshop.until(id, "done"));

        assertThat(workshop.ids("source=f27-list")).containsExactly(third, second, first);
        assertThat(workshop.ids("source=f27-list&order_by=id")).containsExactly(first, second, third);
        assertThat(workshop.ids("source=f27-list&order_by=-source_type&source_type="))
                .startsWith(third);
        assertThat(workshop.ids("source=f27-list&source_type=1&state=2&owner=unknown"))
                .containsExactly(second, first);
        assertThat(workshop.ids("source=f27-list&label=RC-2.0")).containsExactly(second);
        assertThat(workshop.ids("source=f27-list&compose_type=ci")).containsExactly(third);
        assertThat(workshop.ids("source=f27-list&owner=smith")).isEmpty();
        assertThat(workshop.ids("source=f27-list&state=4")).isEmpty();
        assertThat(workshop.ids("source=f27-list&koji_task_id=12")).isEmpty();
        assertThat(workshop.ids("source=f27-list&colour=red")).hasSize(3);

        JsonNode page = workshop.list("source=f27-list&per_page=2&page=2");
        assertThat(page.path("items").findValuesAsText("id")).containsExactly(String.valueOf(first));
        assertThat(page.path("meta").path("total").asInt()).isEqualTo(3);
        assertThat(page.path("meta").path("pages").asInt()).isEqualTo(2);
        assertThat(page.path("meta").path("next").isNull()).isTrue();
        assertThat(OdcsWorkshop.ok(workshop.send(
                                "GET", page.path("meta").path("prev").asText(), null))
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void whatIsNotThereIs404() {
        HttpResponse<String> answer = workshop.send("GET", COMPOSES + "999999", null);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(fields(OdcsWorkshop.json(answer))).containsExactly("status", "error", "message");
        assertThat(OdcsWorkshop.json(answer).path("error").asText()).isEqualTo("Not Found");
        assertThat(workshop.send("GET", "/api/9/composes/", null).statusCode()).isEqualTo(404);
        assertThat(workshop.send("PUT", COMPOSES, "{}").statusCode()).isEqualTo(405);
        assertThat(workshop.send("GET", "/composes/odcs-999999/compose/Temporary/odcs-999999.repo", null)
                        .statusCode())
                .isEqualTo(404);
    }
}
