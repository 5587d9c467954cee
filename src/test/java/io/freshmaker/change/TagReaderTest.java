package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagReaderTest {

    private final TagReader reader = new TagReader();

    @Test
    void joinsTheNvrOfFedorasFlatForm() {
        Tagging tagging = reader.read(Messages.of("buildsys.tag", """
                        {"build_id": 966, "instance": "primary", "name": "lantern-server", "owner": "mfern",
                         "release": "1.fc28", "tag": "f28", "tag_id": 19, "user": "autopen", "version": "2.0"}""")).orElseThrow();

        assertThat(tagging)
                .isEqualTo(
                        new Tagging(966, "lantern-server", "lantern-server-2.0-1.fc28", "f28", "autopen", "primary"));
        assertThat(tagging.primary()).isTrue();
    }

    @Test
    void readsTheObjectsOfUmb() {
        Tagging tagging = reader.read(Messages.of("brew.build.tag", """
                        {"tag": {"name": "rhel-7.4", "id": 98}, "user": {"name": "mfern"}, "force": false,
                         "build": {"id": 55, "package_name": "lantern", "name": "lantern", "version": "2.0",
                                   "release": "3.el7", "nvr": "lantern-2.0-3.el7"}}""")).orElseThrow();

        assertThat(tagging).isEqualTo(new Tagging(55, "lantern", "lantern-2.0-3.el7", "rhel-7.4", "mfern", ""));
        assertThat(tagging.primary()).isTrue();
    }

    @Test
    void knowsOtherKojisFromTheFirst() {
        Tagging before2014 = read("{\"name\": \"a\", \"version\": 20130101, \"release\": \"1\", \"tag\": \"f18\"}");
        Tagging secondary = read(
                "{\"name\": \"a\", \"version\": \"1\", \"release\": \"1\", \"tag\": \"f18\", \"instance\": \"s390\"}");

        assertThat(before2014.primary()).isTrue();
        assertThat(before2014.nvr()).isEqualTo("a-20130101-1");
        assertThat(before2014.build()).isZero();
        assertThat(secondary.primary()).isFalse();
    }

    private Tagging read(String body) {
        return reader.read(Messages.of("buildsys.tag", body)).orElseThrow();
    }

    @Test
    void readsNothingElse() {
        assertThat(reader.read(Messages.of("buildsys.untag", "{\"name\": \"a\"}")))
                .isEmpty();
        assertThat(reader.read(Messages.of("buildsys.tag", "{\"name\": \"a\", \"version\": \"1\", \"tag\": \"f18\"}")))
                .isEmpty();
        assertThat(reader.read(Messages.of("buildsys.tag", "[]"))).isEmpty();
    }

    @Test
    void isNoTaggingOfABuildThatKojiCanNotHave() {
        assertThat(reader.read(Messages.of(
                        "buildsys.tag",
                        "{\"name\": \"a\\u0007\", \"version\": \"1\", \"release\": \"1\", \"tag\": \"f28\"}")))
                .isEmpty();
    }
}
