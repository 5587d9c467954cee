package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildNewsReaderTest {

    private static Optional<BuildNews> read(String topic, String body) {
        return new BuildNewsReader().read(Messages.of(topic, body));
    }

    @Test
    void readsTagsOfFedora() {
        String body = """
                {"build_id": 7, "name": "pear-container", "version": "0", "release": "1.f27container",
                 "tag": "f27-container", "tag_id": 3, "user": "autopen", "instance": "primary"}""";
        assertThat(read("buildsys.tag", body))
                .hasValue(new BuildNews(7, "pear-container", "f27-container", false, false, "primary"));
        assertThat(read("buildsys.untag", body)).get().matches(BuildNews::left).matches(BuildNews::primary);
        assertThat(read("buildsys.tag", body.replace("primary", "s390"))).get().matches(news -> !news.primary());
        assertThat(read("buildsys.tag", body.replace("\"tag\"", "\"gat\""))).isEmpty();
    }

    @Test
    void readsTagsOfBrew() {
        String body = """
                {"tag": {"name": "released", "id": 4}, "build": {"id": 8, "package_name": "pear-container"},
                 "user": {"name": "ada"}, "force": false}""";
        assertThat(read("brew.build.tag", body))
                .hasValue(new BuildNews(8, "pear-container", "released", false, false, ""));
        assertThat(read("brew.build.untag", body)).get().matches(BuildNews::left);
    }

    @Test
    void readsEndsOfBuilds() {
        String body = """
                {"build_id": 7, "task_id": null, "name": "pear-container", "attribute": "state", "old": 0, "new": 1,
                 "instance": "primary"}""";
        assertThat(read("buildsys.build.state.change", body))
                .hasValue(new BuildNews(7, "pear-container", "", false, false, "primary"));
        assertThat(read("buildsys.build.state.change", body.replace("\"new\": 1", "\"new\": 2")))
                .get()
                .matches(BuildNews::left);
        assertThat(read("buildsys.build.state.change", body.replace("\"new\": 1", "\"new\": 3")))
                .isEmpty();
        String brew = "{\"info\": {\"build_id\": 9, \"name\": \"pear-container\", \"extra\": %s}, \"new\": 1}";
        assertThat(read("brew.build.complete", brew.formatted("\"{\\\"container_koji_task_id\\\": 5}\"")))
                .hasValue(new BuildNews(9, "pear-container", "", false, true, ""));
        assertThat(read("brew.build.complete", brew.formatted("{\"typeinfo\": {\"image\": {}}}")))
                .get()
                .matches(BuildNews::image);
        assertThat(read("brew.build.complete", brew.formatted("\"{\""))).get().matches(news -> !news.image());
        assertThat(read("brew.build.failed", brew.formatted("null"))).isEmpty();
        assertThat(read("buildsys.tag", "[]")).isEmpty();
    }
}
