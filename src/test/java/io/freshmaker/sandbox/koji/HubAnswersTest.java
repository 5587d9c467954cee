package io.freshmaker.sandbox.koji;

import static io.freshmaker.sandbox.koji.HubClient.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The answers have the fields, types, faults and words of a hub 1.35. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubAnswersTest {

    private static final String ALL = "build_id cg_id completion_time completion_ts creation_event_id creation_time"
            + " creation_ts draft epoch extra id name nvr owner_id owner_name package_id package_name promoter_id"
            + " promoter_name promotion_time promotion_ts release source start_time start_ts state task_id version"
            + " volume_id volume_name cg_name";
    private static final String RPM = "arch build_id buildroot_id buildtime draft epoch external_repo_id"
            + " external_repo_name extra id metadata_only name nvr payloadhash release size version";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?\\+00:00";

    private HubWorkshop workshop;
    private String module;

    @BeforeAll
    void open() {
        workshop = new HubWorkshop();
        HubStock stock = workshop.hub.stock();
        ImportedBuild part = stock.rpm("nodejs", "1:8.9.4-2.module_1503+a1", "nodejs", "npm");
        module = stock.module("nodejs:8-x:20180123171544:c2c572ec", 1503, part).nvr();
    }

    @AfterAll
    void close() {
        workshop.close();
    }

    @Test
    void buildsAreToldWithAllTheirFields() {
        JsonNode image = workshop.call("getBuild", "httpd-container-2.4-1.f27container");
        assertThat(HubWorkshop.fields(image)).isEqualTo(ALL);
        assertThat(image.path("extra").path("image").path("parent_build_id").isInt())
                .isTrue();
        assertThat(image.path("extra").path("typeinfo").path("image"))
                .isEqualTo(image.path("extra").path("image"));
        assertThat(image.path("completion_time").asText()).matches(TIME).hasSize(25);
        assertThat(image.path("completion_ts").isDouble()).isTrue();
        assertThat(image.path("cg_name").asText()).isEqualTo("atomic-reactor");
        assertThat(workshop.call("getBuild", image.path("id").asLong())).isEqualTo(image);

        JsonNode rpm = workshop.call("getBuild", Map.of("name", "openssl", "version", "1.1.0f", "release", "9.fc27"));
        assertThat(rpm.path("epoch").asInt()).isEqualTo(1);
        assertThat(List.of(rpm.path("extra"), rpm.path("cg_id"), rpm.path("task_id"), rpm.path("source")))
                .allMatch(JsonNode::isNull);
        assertThat(rpm.path("creation_time").asText()).matches(TIME);

        assertThat(workshop.call("getBuild", "nope-1-1").isNull()).isTrue();
        assertThat(workshop.call("getBuild", "héllo-中-1").isNull()).isTrue();
        workshop.faults(1000, "No such build: 'nope-1-1'", "getBuild", "nope-1-1", true);
        workshop.faults(1000, "invalid format: nodashes", "getBuild", "nodashes");
    }

    @Test
    void listsOfBuildsLeaveFieldsOut() {
        JsonNode listed = workshop.call(
                "listBuilds",
                Map.of(
                        "type",
                        "image",
                        "state",
                        1,
                        "queryOpts",
                        Map.of("order", "-build_id", "limit", 2),
                        "__starstar",
                        true));
        assertThat(listed.findValuesAsText("nvr"))
                .containsSubsequence("webapp-container-0-1.f27container", "httpd-container-2.4-1.f27container");
        assertThat(HubWorkshop.fields(listed.path(0)))
                .isEqualTo(
                        ALL.replace(" cg_id", "").replace(" extra id", " extra").replace(" cg_name", ""));
        assertThat(workshop.call("listBuilds", with("packageID", "openssl"))).hasSize(1);
        assertThat(workshop.call("listBuilds", with("packageID", "nope"))).isEmpty();

        JsonNode latest = workshop.call("getLatestBuilds", HubWorkshop.TARGET, with("type", "image"));
        assertThat(HubWorkshop.fields(latest.path(0)))
                .isEqualTo("build_id completion_time create_event creation_event_id creation_time draft epoch id name"
                        + " nvr owner_id owner_name package_id package_name promoter_id promoter_name promotion_time"
                        + " release start_time state task_id version volume_id volume_name tag_id tag_name");
        assertThat(workshop.call("getLatestBuilds", "f27-container-build", null, "openssl"))
                .singleElement()
                .satisfies(build -> assertThat(build.path("tag_name").asText()).isEqualTo("f27"));
        assertThat(workshop.call("listTagged", "f27-container-build")).isEmpty();
        assertThat(workshop.call("listTagged", "f27-container-build", null, true, null, true))
                .hasSize(4);
        workshop.faults(1000, "No such entry in table tag: nope", "getLatestBuilds", "nope");
    }

    @Test
    void modulesTellWhereTheirContentsAre() {
        assertThat(module).isEqualTo("nodejs-8_x-20180123171544.c2c572ec");
        JsonNode info =
                workshop.call("getBuild", module).path("extra").path("typeinfo").path("module");
        assertThat(info.path("stream").asText()).isEqualTo("8-x");
        assertThat(info.path("module_build_service_id").asInt()).isEqualTo(1503);
        assertThat(workshop.call("listTagged", info.path("content_koji_tag").asText())
                        .findValuesAsText("nvr"))
                .containsExactly("nodejs-8.9.4-2.module_1503+a1");
    }

    @Test
    void contentsAreToldByArchitecture() {
        long base = workshop.call("getBuild", "fedora-base-27-1.f27container")
                .path("id")
                .asLong();
        JsonNode archives = workshop.call("listArchives", base, with("type", "image"));
        assertThat(archives.findValuesAsText("filename")).hasSize(2);
        assertThat(archives.path(1).path("arch").asText()).isEqualTo("x86_64");
        assertThat(HubWorkshop.fields(archives.path(0)))
                .isEqualTo("arch btype btype_id build_id buildroot_id checksum checksum_type compression_type extra"
                        + " filename id metadata_only size type_description type_extensions type_id type_name");
        long archive = archives.path(1).path("id").asLong();
        assertThat(workshop.call("getArchive", archive).path("build_id").asLong())
                .isEqualTo(base);

        JsonNode rpms = workshop.call("listRPMs", with("imageID", archive));
        assertThat(rpms.findValuesAsText("nvr")).containsExactly("bash-4.4.12-13.fc27", "openssl-libs-1.1.0f-9.fc27");
        assertThat(HubWorkshop.fields(rpms.path(0))).isEqualTo(RPM);
        assertThat(rpms.path(0).path("epoch").isNull()).isTrue();
        assertThat(rpms.path(1).path("epoch").asInt()).isEqualTo(1);
        assertThat(workshop.call("listRPMs", with("imageID", 999_999))).isEmpty();
        assertThat(workshop.call("listBuildRPMs", "bash-4.4.12-13.fc27").findValuesAsText("arch"))
                .containsExactly("src", "aarch64", "x86_64");
        assertThat(workshop.call("queryRPMSigs", rpms.path(0).path("id").asLong()))
                .hasSize(1);
        assertThat(workshop.call("listTags", "bash-4.4.12-13.fc27").findValuesAsText("name"))
                .containsExactly("f27");
        workshop.faults(1000, "No such build: openssl-9-9", "listTags", "openssl-9-9");
    }

    @Test
    void targetsAndInheritanceAreFound() {
        assertThat(HubWorkshop.fields(workshop.call("getBuildTarget", HubWorkshop.TARGET)))
                .isEqualTo("build_tag build_tag_name dest_tag dest_tag_name id name");
        assertThat(workshop.call("getBuildTarget", "nope").isNull()).isTrue();
        workshop.faults(1000, "No such build target: nope", "getBuildTarget", "nope", with("strict", true));
        assertThat(workshop.call("getFullInheritance", "f27-container-build").findValuesAsText("name"))
                .containsExactly("f27-updates", "f27");
        assertThat(workshop.call("getTag", "nope").isNull()).isTrue();
    }

    @Test
    void callsOfTheWrongFormAreFaults() {
        workshop.faults(1000, "Invalid method: buildKontainer", "buildKontainer", "x");
        workshop.faults(
                1019, "buildContainer() missing 1 required positional argument: 'target'", "buildContainer", "x");
        workshop.faults(
                1019, "getBuildTarget() got an unexpected keyword argument 'x'", "getBuildTarget", "y", with("x", 1));
        HttpResponse<String> malformed = workshop.client.send("<nope", request -> request);
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(malformed.body()).startsWith("Invalid request: ");
        assertThat(workshop.client.send("", request -> request).body()).isEqualTo("Invalid request: Empty request\n");
        assertThat(workshop.client.send("", request -> request.GET()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void manyCallsInOneFailEachByItself() {
        JsonNode answers = workshop.call(
                "multiCall",
                List.of(
                        Map.of("methodName", "getTag", "params", List.of("nope")),
                        Map.of("methodName", "getBuild", "params", List.of("nope-1-1", true)),
                        Map.of("methodName", "getAPIVersion", "params", List.of())));

        assertThat(answers.path(0)).singleElement().matches(JsonNode::isNull);
        assertThat(HubWorkshop.fields(answers.path(1))).isEqualTo("faultCode faultString traceback");
        assertThat(answers.path(1).path("traceback").isArray()).isTrue();
        assertThat(answers.path(2).path(0).asInt()).isEqualTo(1);
    }
}
