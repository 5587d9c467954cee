package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildApiTest {

    private RunningApi api;

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi("""
                insert into events (id, message_id, search_key, event_type_id, state, overrides) values
                  (1, 'm-1', 'rpms/httpd:f27', 2, 2, null), (2, 'm-2', 'rpms/perl:f27', 2, 3, '{"a": {"b": 1}}')
                """, """
                insert into inbox (message_id, topic, address, envelope, headers, body, state) values
                  ('m-1', 'git.receive', 'git.receive', 'fedmsg', '{}', '{"commit": {}}', 1)
                """, """
                insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, rebuild_reason,
                    batch, waiting_for) values
                  (10, 1, 1, 'image', 'plain', 'f27', 'koji', 1, 'unknown', 0, 0),
                  (11, 2, 1, 'image', 'bundle', 'f27', 'koji', 1, 'unknown', 0, 0)
                """, "alter table events alter column id restart with 100");
    }

    @AfterAll
    void close() {
        api.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private String refused(String path, String body) {
        HttpResponse<String> answer = api.post(path, json(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode error = RunningApi.tree(answer);
        assertThat(error.get("error").textValue()).isEqualTo("Bad Request");
        assertThat(error.get("status").intValue()).isEqualTo(400);
        return error.get("message").textValue();
    }

    @Test
    void answersTheNewEventInTheFormOfTheVersion() {
        JsonNode first = RunningApi.tree(api.post(
                "/api/1/builds/",
                json("{'freshmaker_event_id': 1, 'container_images': ['httpd-container-1-2.f27'], 'force': true,"
                        + " 'metadata': {'ticket': [7, {'a': null}]}}")));
        JsonNode second = RunningApi.tree(api.post(
                "/api/2/builds", json("{'freshmaker_event_id': 1, 'force': true, 'dry_run': true, 'reason': 'why'}")));

        assertThat(first.get("state_name").textValue()).isEqualTo("INITIALIZED");
        assertThat(first.get("search_key").textValue()).isEqualTo("rpms/httpd:f27");
        assertThat(first.get("requester").textValue()).isEqualTo("anonymous");
        assertThat(first.get("requested_rebuilds").toString()).isEqualTo("[\"httpd-container-1-2.f27\"]");
        assertThat(first.get("requester_metadata").toString()).isEqualTo("{\"ticket\":[7,{\"a\":null}]}");
        assertThat(first.get("depends_on_events").toString()).isEqualTo("[1]");
        assertThat(first.get("dry_run").booleanValue()).isFalse();
        assertThat(first.get("builds")).isEmpty();
        assertThat(first.get("message_id").textValue()).startsWith("manual:");
        assertThat(first).isEqualTo(api.json("/api/1/events/" + first.get("id")));
        assertThat(second.get("dry_run").booleanValue()).isTrue();
        assertThat(second.at("/builds_summary/total").intValue()).isZero();
        assertThat(second.get("requested_rebuilds")).isEmpty();
        assertThat(second).isEqualTo(api.json("/api/2/events/" + second.get("id")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'update': 'FEDORA-2018-1a2b'} | 13 FEDORA-2018-1a2b []",
                "{'rpms': ['openssl-1:1.1.0h-3.fc27', 'perl-5.26-1~rc1^2']} | 11 openssl-1:1.1.0h-3.fc27 perl-5.26-1~rc1^2 []",
                "{'rpms': ['bash-4-1'], 'release': 'F27'} | 11 bash-4-1 []",
                "{'artifacts': ['module:perl:5.26', 'image:httpd:f27']} | 11 perl:5.26 httpd:f27 [\"module:perl:5.26\",\"image:httpd:f27\"]",
                "{'artifacts': ['image:b:f27'], 'bundle_related_image_overrides': {}} | 16 b:f27 [\"image:b:f27\"]",
            })
    void takesInVersion2WhatIsNamed(String body, String expected) {
        HttpResponse<String> answer = api.post("/api/2/builds/", json(body));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode event = RunningApi.tree(answer);
        assertThat(event.get("event_type_id") + " " + event.get("search_key").textValue() + " "
                        + event.get("requested_rebuilds"))
                .isEqualTo(expected);
        assertThat(refused("/api/2/builds/", body))
                .isEqualTo("The same is being rebuilt already, by event " + event.get("id")
                        + ": wait until it has ended, or set force to true.");
    }

    @Test
    void takesImagesOfABranchByTheirNames() {
        JsonNode event = RunningApi.tree(api.post(
                "/api/1/async-builds/",
                json("{'dist_git_branch': 'f27', 'container_images': ['httpd', 'perl-container'], 'brew_target': 't',"
                        + " 'freshmaker_event_id': 2}")));

        assertThat(event.get("event_type_id").intValue()).isEqualTo(14);
        assertThat(event.get("requested_rebuilds").toString()).isEqualTo("[\"httpd-container\",\"perl-container\"]");
        assertThat(event.get("search_key").textValue()).isEqualTo("httpd-container:f27 perl-container:f27");
        assertThat(event.get("depends_on_events").toString()).isEqualTo("[2]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | {} | errata_id or freshmaker_event_id has to be given.",
                "1 | {'errata_id': 5} | errata_id needs an advisory source, and none is configured. POST /api/2/builds/ takes",
                "2 | {'errata_id': 5, 'update': 'F-1'} | errata_id needs an advisory source",
                "1 | {'errata_id': '5'} | errata_id has to be a whole number from 1 to 9223372036854775807.",
                "1 | {'errata_id': 0} | errata_id has to be a whole number",
                "1 | {'freshmaker_event_id': true} | freshmaker_event_id has to be a whole number",
                "1 | {'freshmaker_event_id': 1.0} | freshmaker_event_id has to be a whole number",
                "1 | {'freshmaker_event_id': null} | freshmaker_event_id has to be a whole number",
                "1 | {'freshmaker_event_id': 9223372036854775808} | freshmaker_event_id has to be a whole number",
                "1 | {'freshmaker_event_id': 9223372036854775807} | freshmaker_event_id has to be that of an event: there is no event 9223372036854775807.",
                "1 | {'freshmaker_event_id': 2} | freshmaker_event_id has to be that of an event whose message is kept still",
                "1 | {'freshmaker_event_id': 1, 'container_images': []} | container_images has to be a list of 1 to 1000 texts",
                "1 | {'freshmaker_event_id': 1, 'container_images': 'a-1-1'} | container_images has to be a list of 1 to 1000",
                "1 | {'freshmaker_event_id': 1, 'container_images': ['a-1-1', 7]} | container_images has to be a list of texts, each name-version-release, such as openssl-1.1.0h-3.fc27, of up to 300 characters: item 2, 7, is none.",
                "1 | {'freshmaker_event_id': 1, 'container_images': ['httpd']} | container_images has to be a list of texts",
                "1 | {'freshmaker_event_id': 1, 'container_images': ['a-1-1.src.rpm']} | container_images has to be a list of texts",
                "1 | {'freshmaker_event_id': 1, 'container_images': ['a-1-1', 'a-1-1']} | container_images names the same twice: item 2",
                "1 | {'freshmaker_event_id': 1, 'container_images': ['a-1-1\\u0000']} | container_images has to be a list of texts",
                "1 | {'freshmaker_event_id': 1, 'dry_run': 'true'} | dry_run has to be true or false.",
                "1 | {'freshmaker_event_id': 1, 'force': 1} | force has to be true or false.",
                "1 | {'freshmaker_event_id': 1, 'metadata': []} | metadata has to be a JSON object.",
                "1 | {'freshmaker_event_id': 1, 'metadata': {'a': ['\\u0000']}} | metadata has to be a JSON object without",
                "1 | {'freshmaker_event_id': 1, 'metadata': {'\\ud800': 1}} | metadata has to be a JSON object without",
                "1 | {'freshmaker_event_id': 1, 'metadata': {'a': 1e999}} | metadata has to be a JSON object without",
                "1 | {'freshmaker_event_id': 1, 'bundle_related_image_overrides': 'x'} | bundle_related_image_overrides has to be a JSON object.",
                "1 | {'freshmaker_event_id': 1, 'msg_id': 'x'} | msg_id can't be given",
                "2 | {'freshmaker_event_id': 1, 'requester': 'x'} | requester can't be given",
                "1 | {'update': 'F-1'} | There is no field 'update' here: there are errata_id, freshmaker_event_id, container_images, dry_run, force, metadata, bundle_related_image_overrides.",
                "2 | {'updates': 'F-1\\ud800'} | There is no field 'updates' here",
                "2 | {'\\ud800\\u0000': 1} | There is no field '??' here",
                "2 | {} | One of update, rpms, artifacts and freshmaker_event_id has to be given.",
                "2 | {'update': 'F-1', 'rpms': ['a-1-1']} | Only one of update, rpms, artifacts and freshmaker_event_id can be given.",
                "2 | {'update': 'F-1/../x'} | update has to be the alias of an update, such as FEDORA-2018-1a2b3c4d5e",
                "2 | {'update': ''} | update has to be the alias of an update",
                "2 | {'update': 'F-1', 'release': 'F27'} | release says where rpms are shipped: it goes with rpms alone.",
                "2 | {'rpms': ['a-1-1'], 'release': 'F 27'} | release has to be the name of a release",
                "2 | {'artifacts': ['httpd']} | artifacts has to be a list of texts, each type:name:stream",
                "2 | {'artifacts': ['image:httpd:']} | artifacts has to be a list of texts",
                "2 | {'update': 'F-1', 'reason': 'a\\nb'} | reason has to be a text without control characters",
            })
    void namesTheFieldThatIsWrong(int version, String body, String message) {
        assertThat(refused("/api/" + version + "/builds/", body)).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | dist_git_branch and container_images have to be given: dist_git_branch is missing.",
                "{'dist_git_branch': 'f27'} | dist_git_branch and container_images have to be given: container_images",
                "{'dist_git_branch': 27, 'container_images': ['a']} | dist_git_branch has to be a branch of dist-git",
                "{'dist_git_branch': '--upload', 'container_images': ['a']} | dist_git_branch has to be a branch",
                "{'dist_git_branch': 'f27', 'container_images': ['a', 'a-container']} | container_images names the same twice: -container is added",
                "{'dist_git_branch': 'f27', 'container_images': ['a b']} | container_images has to be a list of texts, each the name of an image",
                "{'dist_git_branch': 'f27', 'container_images': ['a'], 'brew_target': ''} | brew_target has to be a build target",
                "{'dist_git_branch': 'f27', 'container_images': ['a'], 'freshmaker_event_id': 77} | freshmaker_event_id has to be that of an event: there is no event 77.",
                "{'dist_git_branch': 'f27', 'container_images': ['a'], 'errata_id': 77} | There is no field 'errata_id' here",
                "{'dist_git_branch': 'f27', 'container_images': ['a'], 'dry_run': 0} | dry_run has to be true or false.",
            })
    void namesTheFieldOfImagesThatIsWrong(String body, String message) {
        assertThat(refused("/api/1/async-builds/", body)).startsWith(message);
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        assertThat(refused("/api/1/builds/", "")).startsWith("The body is empty");
        assertThat(refused("/api/1/builds/", "[]")).startsWith("The body is no JSON object");
        assertThat(refused("/api/1/builds/", "{'a': 1, 'a': 2}")).startsWith("The field 'a' stands twice");
        assertThat(api.send(HttpRequest.newBuilder(api.uri("/api/1/builds/"))
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void takesNothingFromWhoMayNot() {
        String before = api.json("/api/1/events/?per_page=1").at("/meta/total").toString();
        HttpResponse<String> answer = api.send(HttpRequest.newBuilder(api.uri("/api/2/builds/"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "192.0.2.7")
                .POST(BodyPublishers.ofString(json("{'update': 'FEDORA-2018-9'}"))));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(api.json("/api/1/events/?per_page=1").at("/meta/total").toString())
                .isEqualTo(before);
    }

    @Test
    void showsTheOverridesOfABuild() {
        assertThat(api.json("/api/1/pullspec_overrides/11").toString()).isEqualTo("{\"a\":{\"b\":1}}");
        assertThat(api.json("/api/2/pullspec_overrides/10/").toString()).isEqualTo("{}");
        assertThat(api.get("/api/1/pullspec_overrides/12").body())
                .isEqualTo("{\"error\":\"Not Found\",\"message\":\"No such build found.\",\"status\":404}");
    }

    @Test
    void readingAPlaceToPostToStaysAllowed() {
        HttpResponse<String> answer = api.send(
                HttpRequest.newBuilder(api.uri("/api/1/async-builds/")).method("GET", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
        assertThat(api.get("/api/1/builds/").statusCode()).isEqualTo(200);
    }
}
