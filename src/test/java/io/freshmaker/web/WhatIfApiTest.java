package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The plans that are told without being made. */
class WhatIfApiTest extends WhatIfCase {

    @Test
    void tellsThePlanOfRpmsWithItsOrderAndHowLongItTakes() {
        JsonNode part =
                ask("{\"rpms\": [\"lantern-3.4-1.fc27\"]}").path("parts").path(0);

        assertThat(part.path("content_type").asText()).isEqualTo("rpms-requested");
        assertThat(part.path("answer").asText()).isEqualTo("planned");
        JsonNode builds = part.path("builds");
        assertThat(each(builds, "artifact")).containsExactly("image:base-container:f27", "image:httpd-container:f27");
        assertThat(each(builds, "original_nvr")).containsExactly("base-container-27-1", "httpd-container-2.4-3");
        assertThat(builds.path(0).path("estimate").toString())
                .isEqualTo("{\"seconds\":620,\"samples\":3,\"of\":\"artifact\"}");
        assertThat(builds.path(1).path("estimate").toString())
                .isEqualTo("{\"seconds\":610,\"samples\":4,\"of\":\"type\"}");
        assertThat(builds.path(1).path("begins_after_seconds").asInt()).isEqualTo(620);
        assertThat(builds.path(0).path("joins").isNull()).isTrue();
        assertThat(builds.path(1).path("joins").toString()).isEqualTo("{\"build_id\":14,\"event_id\":1}");
        assertThat(builds.path(1).path("prerequisites").toString()).isEqualTo("[\"image:base-container:f27\"]");
        assertThat(builds.path(0).path("causes").path(0).path("reason").asText())
                .startsWith("lantern-3.4-1.fc27 of updates (f27-updates), asked for by anonymous, holds");
        assertThat(each(part.path("batches"), "estimated_seconds")).containsExactly("620", "610");
        assertThat(part.path("estimated_seconds").asInt()).isEqualTo(1230);
        assertThat(part.path("decisions")).hasSize(2);
        assertThat(ask("{\"rpms\": [\"lantern-3.4-1.fc27\"], \"dry_run\": true}")
                        .at("/parts/0/builds/1/joins")
                        .isNull())
                .as("builds of a dry run join no others")
                .isTrue();
    }

    @Test
    void answersOfMessagesEventsUpdatesAndArtifactsAndStoresNothing() {
        var before = tables();

        String message = "{\"topic\": \"org.fedoraproject.prod.bodhi.update.complete.stable\", \"body\": {\"update\":"
                + " {\"alias\": \"FEDORA-1\", \"status\": \"stable\", \"builds\": [{\"nvr\": \"lantern-3.4-1.fc27\"}],"
                + " \"release\": {\"name\": \"F27\", \"stable_tag\": \"f27-updates\"}}}}";
        assertThat(each(ask("{\"message\": " + message + "}").path("parts"), "content_type"))
                .containsExactly("update-shipped");
        JsonNode again = ask("{\"event_id\": 1}");
        assertThat(each(again.path("parts").path(0).path("builds"), "artifact"))
                .containsExactly("module:lantern:3", "module:lighthouse:1.2");
        assertThat(again.path("builds_without_estimate").asInt()).isEqualTo(2);
        assertThat(ask("{\"update\": \"FEDORA-2018-1\"}")
                        .path("parts")
                        .path(0)
                        .path("because")
                        .asText())
                .contains("set freshmaker.bodhi.url")
                .endsWith(".")
                .doesNotContain("replan EVENT");
        JsonNode named =
                ask("{\"artifacts\": [\"module:lantern:3\", \"image:gong-container:f27\"], \"dry_run\": true}");
        assertThat(each(named.path("parts"), "system")).containsExactlyInAnyOrder("mbs", "koji");
        assertThat(each(named.path("parts"), "dry_run")).containsOnly("true");
        assertThat(because("weather", "{\"rain\": true}")).startsWith("No content type knows");

        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void narrowsThePlanToWhatIsNamed() {
        JsonNode part = ask("{\"rpms\": [\"lantern-3.4-1.fc27\"], \"container_images\": [\"base-container-27-1\"]}")
                .path("parts")
                .path(0);

        assertThat(each(part.path("builds"), "artifact")).containsExactly("image:base-container:f27");
        assertThat(each(part.path("decisions"), "rule")).contains("request.only");
    }

    @Test
    void plansTheEventOfARequestAsThatWasMadeUnlessTheQuestionSaysMore() {
        JsonNode asked = ask("{\"event_id\": 3}").path("parts").path(0);
        assertThat(each(asked.path("builds"), "artifact")).containsExactly("image:base-container:f27");
        assertThat(asked.path("dry_run").asBoolean()).isTrue();
        assertThat(asked.at("/builds/0/causes/0/reason").asText()).contains("asked for by mary: a bad mirror");

        JsonNode more = ask("{\"event_id\": 3, \"dry_run\": false, \"container_images\": [\"httpd-container-2.4-3\"]}")
                .path("parts")
                .path(0);
        assertThat(each(more.path("builds"), "artifact"))
                .as("with what it is built on")
                .containsExactly("image:base-container:f27", "image:httpd-container:f27");
        assertThat(more.path("dry_run").asBoolean()).isFalse();
    }

    @Test
    void takesABareNameForItsBuildsInEachReleaseAndItsSpecFile() {
        JsonNode answer = ask("{\"rpm\": \"lantern\"}");

        JsonNode parts = answer.path("parts");
        assertThat(each(parts, "content_type"))
                .containsOnly("rpms-requested", "spec-changed")
                .endsWith("spec-changed");
        assertThat(each(parts, "release"))
                .containsExactlyInAnyOrder(
                        "updates", "rawhide-and-branched", "eln", "modular", "layered", "layered-modules", "null");
        assertThat(each(parts.path(parts.size() - 1).path("builds"), "artifact"))
                .containsExactly("module:lantern:3", "module:lighthouse:1.2");
        assertThat(parts.path(parts.size() - 1).path("search_key").asText()).isEqualTo("rpms/lantern:f27");
        assertThat(answer.path("builds_total").asInt()).isEqualTo(4);
        assertThat(StreamSupport.stream(parts.spliterator(), false)
                        .filter(part -> part.path("release").asText().equals("eln"))
                        .map(part -> part.path("because").asText()))
                .singleElement(STRING)
                .startsWith("Koji knows no build of lantern that is stable in eln (eln-updates, eln): name a source");
        assertThat(each(
                        ask("{\"rpms\": [\"nowhere-known\"], \"release\": \"F27\"}")
                                .path("parts"),
                        "because"))
                .singleElement(STRING)
                .startsWith("Koji knows no build of nowhere-known that is stable in F27");
    }

    private Map<String, List<Map<String, Object>>> tables() {
        return database.read(handle -> {
            Map<String, List<Map<String, Object>>> all = new TreeMap<>();
            List<String> names = handle.createQuery("select table_name from information_schema.tables"
                            + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'"
                            + " and table_name <> 'schema_history'")
                    .mapTo(String.class)
                    .list();
            names.forEach(name -> all.put(
                    name, handle.createQuery("select * from " + name).mapToMap().list()));
            return all;
        });
    }
}
