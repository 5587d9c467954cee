package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyApiTest {

    private static final String HISTORY = "/api/2/history/?artifact=";

    @Parameter
    private Engine engine;

    private RunningApi api;

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        api = new RunningApi(engine, WhyRows.statements());
        new ImageLearning(api.database(), 2)
                .learn(
                        List.of(new ImageBuild(
                                Artifact.image("httpd-container", "f27"),
                                1,
                                "httpd-container-2.4-3.4000000011",
                                Instant.parse("2018-04-10T10:31:00Z"),
                                "",
                                null,
                                "",
                                List.of(new ContainedRpm(
                                        "openssl-libs", RpmVersion.parse("1:1.1.0h-3.fc27"), "x86_64", 5, "")))),
                        "koji");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        api.close();
    }

    @Test
    void tellsTheHistoryOfAnImageTheLatestFirst() {
        JsonNode page = api.json(HISTORY + "image:httpd-container:f27");

        assertThat(texts(page, "/what")).containsExactly("planned", "not_rebuilt", "rebuilt", "submitted", "planned");
        assertThat(texts(page, "/sentence"))
                .containsExactly(
                        "httpd-container:f27 was planned to be rebuilt: glibc shipped.",
                        "httpd-container:f27 was not rebuilt: httpd-container-2.4-3.4000000011 holds openssl-libs"
                                + " 1:1.1.0h-3.fc27 already, by build 11 of event 1.",
                        "httpd-container:f27 was rebuilt as httpd-container-2.4-3.4000000011.",
                        "httpd-container:f27 was submitted to koji as build 11.",
                        "httpd-container:f27 was planned to be rebuilt because it held openssl-libs 1:1.1.0g-1.fc27, and"
                                + " openssl-1.1.0h-3.fc27 was shipped in FEDORA-2018-0000000001.");
        assertThat(page.at("/items/2/time").textValue()).isEqualTo("2018-04-10T10:31:00Z");
        assertThat(page.at("/meta/total").intValue()).isEqualTo(5);
        assertThat(page.at("/meta").has("message")).isFalse();
        assertThat(texts(api.json(HISTORY + "php-container"), "/sentence"))
                .startsWith("php-container:f27 would not have been rebuilt: the block rule matches dry_run True"
                        + " (policy.yaml line 10: global.image.block).");
    }

    @Test
    void saysWhatAnImageHeldBeforeItWasRebuiltForWhatIsSignedOrTagged() {
        assertThat(texts(api.json(HISTORY + "image:ruby-container:f27"), "/sentence"))
                .endsWith("ruby-container:f27 was planned to be rebuilt because it held glibc 2.26-27.fc27, and"
                        + " glibc-2.26-28.fc27 was signed, tagged f27-signed by autopen; urgent: policy.yaml line 9.");
    }

    @Test
    void hasTheChainFromTheMessageToTheBuild() {
        JsonNode chain = api.json(HISTORY + "image:httpd-container:f27&per_page=1&page=5")
                .at("/items/0/chain");

        assertThat(chain.toString())
                .isEqualTo("{\"message\":{\"id\":\"m-1\",\"topic\":\"bodhi.update.complete.stable\","
                        + "\"sent\":\"2018-04-10T10:00:00Z\"},\"event\":{\"id\":1,\"url\":\"/api/1/events/1\","
                        + "\"search_key\":\"FEDORA-2018-0000000001\",\"state_name\":\"COMPLETE\","
                        + "\"state_reason\":\"All 1 rebuilt.\"},\"constituents\":[{\"artifact\":\"rpm:openssl:f27\","
                        + "\"revision\":\"openssl-1.1.0h-3.fc27\",\"reason\":\"openssl-1.1.0h-3.fc27 shipped in"
                        + " FEDORA-2018-0000000001\"}],\"constituents_total\":1,"
                        + "\"compound\":\"image:httpd-container:f27\",\"build\":{\"id\":11,"
                        + "\"url\":\"/api/1/builds/11\",\"event_id\":1,\"state_name\":\"DONE\","
                        + "\"state_reason\":\"Built.\",\"rebuilt_nvr\":\"httpd-container-2.4-3.4000000011\","
                        + "\"build_id\":77,\"dry_run\":false}}");
        JsonNode kept = api.json(HISTORY + "image:blocked-container:f27").at("/items/0");
        assertThat(kept.get("rule").textValue()).isEqualTo("policy.yaml line 10: global.image.block");
        assertThat(kept.at("/chain/constituents/0/artifact").textValue()).isEqualTo("rpm:openssl:f27");
        assertThat(kept.at("/chain/build").isNull()).isTrue();
    }

    @Test
    void tellsWhatAnRpmHadRebuilt() {
        JsonNode page = api.json(HISTORY + "rpm:openssl");

        assertThat(texts(page, "/what")).containsExactly("changed", "changed");
        assertThat(page.at("/items/1/sentence").textValue())
                .isEqualTo("openssl:f27: openssl-1.1.0h-3.fc27 shipped in FEDORA-2018-0000000001: All 1 rebuilt.");
        assertThat(page.at("/items/1/chain/builds_summary").toString()).isEqualTo("{\"total\":1,\"DONE\":1}");
        assertThat(page.at("/items/0/chain/builds_summary/total").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image:php-container | not_rebuilt planned joined submitted planned",
                "php-container:f27 | not_rebuilt planned joined submitted planned",
                "php-container | not_rebuilt planned joined submitted planned",
                "image:nginx-container:f27 | not_rebuilt failed not_rebuilt submitted planned",
                "image:ruby-container:f27 | canceled planned",
                "image:httpd-container:f26 | ''",
                "ruby-container&artifact=rpm:curl:f27 | changed changed canceled planned",
                "ruby-container&artifact=image:ruby-container:f27 | canceled planned",
                "image:' or 1=1 --:f27 | ''",
            })
    void findsWhatIsMeant(String artifact, String what) {
        JsonNode page = api.json(HISTORY + artifact.replace(" ", "%20"));

        assertThat(String.join(" ", texts(page, "/what"))).isEqualTo(what);
    }

    @Test
    void saysWhetherTheInventoryKnowsWhatNothingHappenedTo() {
        assertThat(api.json(HISTORY + "image:httpd-container:f26")
                        .at("/meta/message")
                        .textValue())
                .isEqualTo("Nothing happened to image:httpd-container:f26 that is still kept. The inventory knows"
                        + " image:httpd-container:f26 with the newest build httpd-container-2.4-1.");
        assertThat(api.json(HISTORY + "nobody").at("/meta/message").textValue())
                .isEqualTo("Nothing happened to nobody that is still kept. The inventory does not know it either.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history/ | artifact is missing",
                "history/?artifact= | artifact can't be ''",
                "history/?artifact=image: | artifact can't be 'image:'",
                "history/?artifact=perl | artifact 'perl' may be several things: write image:perl or module:perl.",
                "why/?rpm=openssl | artifact is missing",
                "why/?artifact=httpd-container&rpm=openssl | artifact 'httpd-container' has several streams: write"
                        + " image:httpd-container:f26 or image:httpd-container:f27.",
                "why/?artifact=nobody&rpm=openssl | nothing is known by that name",
                "why/?artifact=rpm:openssl&rpm=openssl | artifact can't be 'rpm:openssl', as rpms are not rebuilt here",
                "why/?artifact=image:httpd-container:f27 | rpm or update is needed",
                "why/?artifact=image:httpd-container:f27&rpm=a&update=b | rpm or update is needed",
                "why/?artifact=image:httpd-container:f27&rpm= | rpm can't be ''",
                "why/?artifact=image:httpd-container:f27&rpm=a&rpm=b | rpm may be given once.",
            })
    void refusesWhatCantBeAnswered(String query, String message) {
        var refused = api.get("/api/2/" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningApi.tree(refused).get("message").textValue()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image:httpd-container:f27 | rpm=openssl-1.1.0h-3.fc27 | rebuilt | httpd-container:f27 was rebuilt as"
                        + " httpd-container-2.4-3.4000000011 on 2018-04-10 10:31 UTC because it held openssl-libs"
                        + " 1:1.1.0g-1.fc27, and openssl-1.1.0h-3.fc27 was shipped in FEDORA-2018-0000000001.",
                "image:httpd-container:f27 | rpm=openssl-libs-1.1.0h-3.fc27 | rebuilt | httpd-container:f27 was rebuilt as",
                "image:httpd-container:f27 | rpm=1:openssl-1.1.0h-3.fc27.src.rpm | rebuilt | httpd-container:f27 was rebuilt",
                "image:httpd-container:f27 | rpm=openssl | rebuilt | httpd-container:f27 was rebuilt as",
                "image:httpd-container:f27 | update=FEDORA-2018-0000000003 | waiting | httpd-container:f27 waits to be rebuilt:"
                        + " Waits for compose 42, generating since 10:31.",
                "nginx-container | rpm=glibc | failed | nginx-container:f27 could not be rebuilt: Task 9 failed.",
                "php-container | rpm=glibc | rebuilding | php-container:f27 is being rebuilt since 2018-04-12 10:05 UTC:"
                        + " glibc shipped.",
                "php-container | rpm=curl-7.55.1-10.fc27 | rebuilding | php-container:f27 is being rebuilt",
                "ruby-container | rpm=glibc | not_rebuilt | ruby-container:f27 was not rebuilt: build 34 was canceled:"
                        + " Canceled by mary.",
                "shown-container | rpm=glibc | not_rebuilt | shown-container:f27 would have been rebuilt: glibc shipped."
                        + " The event is a dry run: nothing was submitted.",
                "image:blocked-container:f27 | rpm=openssl | not_rebuilt | blocked-container:f27 was not rebuilt: the block rule matches"
                        + " name blocked-container (policy.yaml line 10: global.image.block).",
                "image:httpd-container:f27 | update=FEDORA-2018-0000000004 | not_affected | Event 4 about"
                        + " FEDORA-2018-0000000004 did not concern httpd-container:f27: No image of F27 (f27) ever held"
                        + " an earlier version of curl.",
                "image:gone-container:f27 | rpm=curl-7.55.1-10.fc27 | not_affected | Event 4 about curl-7.55.1-10.fc27 did not concern gone-container:f27:"
                        + " it left the inventory, in none of the tags.",
                "image:other-container:f27 | rpm=curl-7.55.1-10.fc27 | unknown | The inventory does not know image:other-container:f27, so"
                        + " that event 4 about curl-7.55.1-10.fc27 decided nothing about it.",
                "image:httpd-container:f27 | update=FEDORA-2018-0000000005 | waiting | Event 5 about FEDORA-2018-0000000005 is"
                        + " not planned yet: Koji can't be reached.",
                "image:httpd-container:f27 | update=FEDORA-2018-0000000007 | waiting | Message m-7, which came on 2018-04-10"
                        + " 10:00 UTC, waits to be planned: Koji can't be reached.",
                "image:httpd-container:f27 | update=FEDORA-2018-0000000008 | unknown | Message m-8, which came on 2018-04-10"
                        + " 10:00 UTC, could not be read: it is no JSON.",
                "image:httpd-container:f27 | rpm=bash-5-1.fc27 | waiting | bash-5-1.fc27 is not known to be signed whole since"
                        + " 2018-04-15 10:00 UTC: 3 of 27 rpms are signed.",
                "image:httpd-container:f27 | rpm=bash | waiting | bash-5-1.fc27 is not known to be signed whole",
                "image:httpd-container:f27 | rpm=curl | waiting | curl-7.56-1.fc27 is not known to be signed whole since"
                        + " 2018-04-15 10:00 UTC.",
                "nginx-container | rpm=glibc-2.26-1.c117bc0d | not_rebuilt | nginx-container:f27 was not rebuilt: event 3 has"
                        + " it rebuilt after glibc:2.26.",
                "nginx-container | rpm=glibc-2.26-1 | not_rebuilt | nginx-container:f27 was not rebuilt: event 3 has",
                "nginx-container | rpm=glibc-2.26-2.c117bc0d | unknown | No event about glibc-2.26-2.c117bc0d",
                "image:httpd-container:f27 | rpm=EDORA | unknown | No event about EDORA is known",
                "image:httpd-container:f27 | rpm=broken | unknown | Message m-8, which came on",
                "image:httpd-container:f27 | update=FEDORA-2018-000000000 | unknown | No event about FEDORA-2018-000000000",
                "image:httpd-container:f27 | update=FEDORA-2018-0000000009 | unknown | No event about FEDORA-2018-0000000009 is"
                        + " known: its message never came",
                "image:httpd-container:f27 | rpm=a\\\\-1%_!-1\\ | unknown | No event about a",
            })
    void answersInASentence(String artifact, String subject, String answer, String sentence) {
        String[] parameter = subject.split("=", 2);
        JsonNode why = api.json("/api/2/why/?artifact=" + artifact + "&" + parameter[0] + "="
                + URLEncoder.encode(parameter[1], StandardCharsets.UTF_8));

        assertThat(why.get("sentence").textValue()).startsWith(sentence);
        assertThat(why.get("answer").textValue()).isEqualTo(answer);
    }

    @Test
    void showsTheStepsThatLedToTheAnswer() {
        JsonNode why = api.json("/api/2/why/?artifact=image:httpd-container:f27&rpm=openssl-1.1.0h-3.fc27");

        assertThat(StreamSupport.stream(why.get("steps").spliterator(), false)
                        .map(step -> step.get("question").textValue() + " "
                                + step.get("finding").textValue()))
                .containsExactly(
                        "Does the inventory know the artifact? Yes, image:httpd-container:f27; its newest build is"
                                + " httpd-container-2.4-3.4000000011.",
                        "Which events are about openssl-1.1.0h-3.fc27? Events 2, 1.",
                        "What did event 1 decide about it? rebuilt: openssl-1.1.0h-3.fc27 shipped in"
                                + " FEDORA-2018-0000000001, holds openssl-libs 1:1.1.0g-1.fc27 (policy.yaml line 4)",
                        "What became of the build? Build 11 is done: Built.");
        assertThat(why.get("other_events").toString()).isEqualTo("[\"/api/1/events/2\"]");
        assertThat(why.get("event_url").textValue()).isEqualTo("/api/1/events/1");
        assertThat(why.get("build_url").textValue()).isEqualTo("/api/1/builds/11");
        assertThat(why.at("/chain/message/id").textValue()).isEqualTo("m-1");
        JsonNode unknown = api.json("/api/2/why/?artifact=image:httpd-container:f27&rpm=openssl-9-9");
        assertThat(unknown.at("/steps/3/finding").textValue())
                .isEqualTo("httpd-container-2.4-3.4000000011 holds openssl-libs 1:1.1.0h-3.fc27.");
        assertThat(unknown.get("chain").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zlib-container | rebuilt | zlib-container:f27 was rebuilt as zlib-container-1-2.4000000091 on"
                        + " 2018-04-16 10:31 UTC: zlib shipped. | What it decided is not kept any more, but the build"
                        + " that it led to: zlib shipped.",
                "httpd-container | unknown | What event 9 about FEDORA-2018-0000000010 decided about httpd-container:f27"
                        + " is not kept any more. | Its decisions are not kept any more.",
            })
    void claimsNothingOfDecisionsThatAreNotKept(String image, String answer, String sentence, String step) {
        JsonNode why = api.json("/api/2/why/?artifact=image:" + image + ":f27&update=FEDORA-2018-0000000010");

        assertThat(why.get("sentence").textValue()).isEqualTo(sentence);
        assertThat(why.get("answer").textValue()).isEqualTo(answer);
        assertThat(why.get("rule").isNull()).isTrue();
        assertThat(why.at("/steps/2/finding").textValue()).isEqualTo(step);
        assertThat(why.get("event_url").textValue()).isEqualTo("/api/1/events/9");
    }

    @Test
    void isInVersion2Alone() {
        assertThat(api.get("/api/1/why/?artifact=a&rpm=b").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/1/history/?artifact=a").statusCode()).isEqualTo(404);
    }

    private static List<String> texts(JsonNode page, String path) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.at(path).textValue())
                .toList();
    }
}
