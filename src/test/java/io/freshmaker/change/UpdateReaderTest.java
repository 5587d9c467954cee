package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateReaderTest {

    private final UpdateReader reader = new UpdateReader();

    private Update read(String update) {
        return reader.read(Messages.of(UpdateReader.TOPIC, "{\"update\": " + update + "}"))
                .orElseThrow();
    }

    @Test
    void readsWhatBodhiSaysOfAnUpdate() {
        Update update = read("""
                {"alias": "FEDORA-2018-00aa11bb22", "updateid": "FEDORA-2018-00aa11bb22", "status": "stable",
                 "type": "security", "severity": "Medium", "content_type": "rpm",
                 "builds": [{"nvr": "lantern-2.0-1.fc27", "type": "rpm"}, {"nvr": "lantern-2.0-1.fc27", "type": "rpm"},
                            {"nvr": "buoy-1-20180101.c0ffee", "type": "module"}],
                 "release": {"name": "F27", "branch": "f27", "stable_tag": "f27-updates"}}""");

        assertThat(update.alias()).isEqualTo("FEDORA-2018-00aa11bb22");
        assertThat(update.release()).isEqualTo("F27");
        assertThat(update.branch()).isEqualTo("f27");
        assertThat(update.stableTag()).isEqualTo("f27-updates");
        assertThat(update.builds(UpdateBuild.RPM)).containsExactly("lantern-2.0-1.fc27");
        assertThat(update.builds(UpdateBuild.MODULE)).containsExactly("buoy-1-20180101.c0ffee");
        assertThat(update.stable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "F29, f29, f29-updates",
        "F29M, f29m, f29-modular-updates",
        "F29C, f29c, f29-container-updates",
        "EPEL-7, epel7, epel7",
        "EPEL-8M, epel8m, epel8-modular",
        "ELN, eln, eln"
    })
    void tellsBranchAndTagOfAReleaseThatHasOnlyAName(String name, String branch, String tag) {
        Update update = read("{\"alias\": \"FEDORA-1\", \"release\": {\"name\": \"" + name + "\"}}");

        assertThat(update.branch()).isEqualTo(branch);
        assertThat(update.stableTag()).isEqualTo(tag);
    }

    @Test
    void takesTheIdWhereThereIsNoAliasAndTheTypeOfTheUpdateWhereBuildsHaveNone() {
        Update update = read("{\"alias\": null, \"updateid\": \"FEDORA-2014-1\", \"content_type\": \"module\","
                + " \"builds\": [{\"nvr\": \"buoy-1-2018.c0ffee\"}]}");

        assertThat(update.alias()).isEqualTo("FEDORA-2014-1");
        assertThat(update.builds(UpdateBuild.MODULE)).containsExactly("buoy-1-2018.c0ffee");
        assertThat(update.stableTag()).isEmpty();
    }

    @Test
    void readsTheTitleOfAnUpdateFrom2012() {
        Update update = read("{\"title\": \"lantern-2.0-1.el6, buoy-1-1.el6\", \"status\": \"stable\"}");

        assertThat(update.alias()).isEqualTo("lantern-2.0-1.el6, buoy-1-1.el6");
        assertThat(update.builds(UpdateBuild.RPM)).containsExactly("lantern-2.0-1.el6", "buoy-1-1.el6");
        assertThat(read("{\"title\": \"A lantern that is brighter\"}").builds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "security, low, true",
        "bugfix, urgent, true",
        "bugfix, high, true",
        "bugfix, medium, false",
        ", , false"
    })
    void putsSecurityAndTheTwoTopGradesFirst(String type, String severity, boolean urgent) {
        Update update =
                read("{\"alias\": \"FEDORA-1\", \"type\": \"" + type + "\", \"severity\": \"" + severity + "\"}");

        assertThat(update.urgent()).isEqualTo(urgent);
    }

    @Test
    void readsNothingElse() {
        assertThat(reader.read(Messages.of("bodhi.update.complete.testing", "{\"update\": {}}")))
                .isEmpty();
        assertThat(reader.read(Messages.of(UpdateReader.TOPIC, "{\"update\": \"FEDORA-1\"}")))
                .isEmpty();
        assertThat(reader.read(Messages.of(UpdateReader.TOPIC, "\"\""))).isEmpty();
    }

    @Test
    void passesOverBuildsThatAreNone() {
        assertThat(read("{\"builds\": [{\"nvr\": \"lantern\"}, {\"type\": \"rpm\"}, 7, null, \"buoy-1-1\"]}")
                        .builds())
                .containsExactly(new UpdateBuild("buoy-1-1", "rpm"));
    }
}
