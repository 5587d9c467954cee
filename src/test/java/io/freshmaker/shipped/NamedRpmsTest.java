package io.freshmaker.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.change.BusMessage;
import io.freshmaker.change.GitReceiveReader;
import io.freshmaker.change.Messages;
import io.freshmaker.inventory.StreamNames;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TagPattern;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NamedRpmsTest {

    private static final Releases RELEASES =
            new Releases("releases.yaml", List.of(release("ELN", "eln"), release("later", "later-1")));

    private static TestDatabase database;

    private final KnownKoji koji = new KnownKoji()
            .answers("getBuildTarget f27-candidate", "{\"build_tag_name\": \"f27-build\"}")
            .answers("getFullInheritance f27-build", "[{\"name\": \"f27-updates\"}, {\"name\": \"f27\"}]")
            .answers("getBuildTarget f28-candidate", "{\"build_tag_name\": \"f28-build\"}")
            .answers("getFullInheritance f28-build", "[{\"name\": \"f28-updates\"}, {\"name\": \"f28\"}]")
            .answers("getLatestBuilds f27-updates", "[{\"nvr\": \"lantern-2-1.fc27\"}]")
            .answers("getLatestBuilds f27", "[{\"nvr\": \"lantern-1-1.fc27\"}]")
            .answers("getLatestBuilds f28", "[{\"nvr\": \"lantern-3-1.fc28\"}]")
            .answers("getLatestBuilds eln", "[{\"nvr\": \"lantern-9-1.eln\"}]");

    @BeforeAll
    static void fill() {
        database = new TestDatabase();
        database.run("""
                insert into artifacts (type, name, stream, left_because) values ('image', 'web-container', 'f27', null),
                  ('image', 'web-container', 'f28', null), ('image', 'old-container', 'f20', 'gone'),
                  ('rpm', 'lantern', 'f27', null), ('rpm', 'lantern', 'master', null),
                  ('rpm', 'lantern', '3f0c9d7a5c1e4b2f8a6d0e9b7c5a3f1d2e4b6a80', null)
                """);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Release release(String name, String tag) {
        return new Release(name, 1, Shipping.TAG, List.of(new TagPattern(tag)), List.of(), "", List.of());
    }

    private static BusMessage asked(String body) {
        return Messages.of("freshmaker.manual.rpms", body);
    }

    private List<BusMessage> meant(BusMessage message) {
        return meant(message, RELEASES, Optional.of(koji));
    }

    private static List<BusMessage> meant(BusMessage message, Releases releases, Optional<KojiHub> hub) {
        return new NamedRpms(
                        new StreamNames(database.database()), releases, new TargetPattern("{branch}-candidate"), hub)
                .meant(message);
    }

    private static Stream<String> rpms(List<BusMessage> messages) {
        return messages.stream()
                .filter(message -> message.topic().equals("freshmaker.manual.rpms"))
                .map(message -> message.body().toString());
    }

    private static Stream<String> branches(List<BusMessage> messages) {
        return messages.stream()
                .filter(message -> message.topic().equals(GitReceiveReader.TOPIC))
                .map(message -> message.body().at("/commit/branch").textValue());
    }

    @Test
    void areTheNewestBuildOfEachReleaseAndTheSpecFileOfEachBranch() {
        List<BusMessage> meant = meant(asked("{\"rpms\": [\"lantern\"]}"));

        assertThat(rpms(meant))
                .containsExactlyInAnyOrder(
                        "{\"rpms\":[\"lantern-2-1.fc27\"],\"release\":\"F27\"}",
                        "{\"rpms\":[\"lantern-3-1.fc28\"],\"release\":\"F28\"}",
                        "{\"rpms\":[\"lantern-9-1.eln\"],\"release\":\"ELN\"}",
                        "{\"rpms\":[\"lantern\"],\"release\":\"later\"}");
        assertThat(branches(meant)).as("not the commit").containsExactly("f27", "master");
        assertThat(meant.get(meant.size() - 1).body().toString())
                .contains("\"namespace\":\"rpms\",\"repo\":\"lantern\"", "\"lantern.spec\":{}");
        assertThat(koji.asked).doesNotContain("getBuildTarget f20-candidate", "getLatestBuilds f27-build");
    }

    @Test
    void leaveBuildsTogetherAndAsTheyAreWrittenWithTheirEpochs() {
        BusMessage message = asked("{\"rpms\": [\"bell-1:2-3.fc27\", \"java-1.8.0-openjdk\", \"1:oil-2-3.fc27\"]}");
        List<BusMessage> meant = meant(message, RELEASES, Optional.of(new KnownKoji()));

        assertThat(rpms(meant))
                .as("a name with hyphens is no build")
                .containsExactly(
                        "{\"rpms\":[\"bell-1:2-3.fc27\",\"1:oil-2-3.fc27\"]}",
                        "{\"rpms\":[\"java-1.8.0-openjdk\"],\"release\":\"ELN\"}",
                        "{\"rpms\":[\"java-1.8.0-openjdk\"],\"release\":\"later\"}");
        assertThat(branches(meant)).as("where no module has it").containsExactly("rawhide");
    }

    @Test
    void areTheMessageItselfWhereItNamesNoNameAlone() {
        for (BusMessage message : List.of(
                asked("{\"rpms\": [\"bell-1:2-3.fc27\"]}"),
                asked("{\"rpms\": [\"lantern\"], \"release\": \"F27\"}"),
                asked("{\"rpms\": []}"),
                Messages.of("buildsys.tag", "{\"name\": \"lantern\"}"))) {
            assertThat(meant(message)).containsExactly(message);
        }
        assertThat(koji.asked).isEmpty();
    }

    @Test
    void areLeftToTheContentTypesWithoutKojiAndWithoutTags() {
        assertThat(rpms(meant(asked("{\"rpms\": [\"lantern\"]}"), Releases.NONE, Optional.empty())))
                .containsExactly("{\"rpms\":[\"lantern\"],\"release\":\"\"}");
        assertThat(rpms(meant(asked("{\"rpms\": [\"lantern\"]}"), Releases.NONE, Optional.of(new KnownKoji()))))
                .containsExactly("{\"rpms\":[\"lantern\"],\"release\":\"\"}");
    }

    @Test
    void areOfNoReleaseWhereTwoClaimTheTag() {
        Releases twice = new Releases("releases.yaml", List.of(release("one", "f27"), release("two", "f27")));

        assertThat(rpms(meant(asked("{\"rpms\": [\"lantern\"]}"), twice, Optional.of(koji))))
                .containsExactly(
                        "{\"rpms\":[\"lantern-2-1.fc27\"],\"release\":\"F27\"}",
                        "{\"rpms\":[\"lantern-3-1.fc28\"],\"release\":\"F28\"}",
                        "{\"rpms\":[\"lantern\"],\"release\":\"one\"}",
                        "{\"rpms\":[\"lantern\"],\"release\":\"two\"}");
    }

    @Test
    void waitWhileKojiIsAway() {
        koji.away = true;

        assertThatThrownBy(() -> meant(asked("{\"rpms\": [\"lantern\"]}"))).isInstanceOf(KojiException.class);
    }
}
