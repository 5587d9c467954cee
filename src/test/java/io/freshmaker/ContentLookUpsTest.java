package io.freshmaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.change.Messages;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Plan;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.sandbox.DistGitStandIn;
import io.freshmaker.service.ContentTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped content types find out in dist-git. */
class ContentLookUpsTest {

    private static final String UNKNOWN = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    @TempDir
    private Path folder;

    private DistGitStandIn distGit;
    private String begun;
    private ContentTypes contentTypes;

    @BeforeEach
    void start() {
        distGit = new DistGitStandIn(folder.resolve("git"));
        begun = distGit.create("rpms", "lantern", "f27", Map.of("lantern.spec", "1"));
        contentTypes = new ContentTypes(
                Map.of(
                        "freshmaker.distgit.url", distGit.url(),
                        "freshmaker.data", folder.resolve("data").toString()),
                List.of(pinned("buoy", begun), pinned("wreck", UNKNOWN)));
    }

    @AfterEach
    void stop() {
        contentTypes.close();
    }

    private static Learned pinned(String module, String commit) {
        return new Learned(Artifact.module(module, "1"), "1", "", List.of(Artifact.rpm("lantern", commit)), List.of());
    }

    private String commit(Map<String, String> files) {
        return distGit.commit("rpms", "lantern", "f27", files, "Change it", "mfern");
    }

    private List<Part> push(String repository, String commit) {
        return contentTypes.recognise(Messages.gitReceive("{\"namespace\": \"rpms\", \"repo\": \"" + repository
                + "\", \"branch\": \"f27\", \"rev\": \"" + commit + "\", \"agent\": \"mfern\"}"));
    }

    @Test
    void planWhatDistGitSaysWasChangedAndMatchPins() {
        String commit = commit(Map.of("lantern.spec", "2"));

        Plan plan = push("lantern", commit).get(0).draft().plan();

        String changed = "spec file changed in " + commit.substring(0, 8) + " by mfern";
        assertThat(plan.builds())
                .extracting(build -> build.artifact().label())
                .containsExactly("buoy:1", "lantern:3", "lighthouse:1.2");
        assertThat(plan.builds()).extracting(PlannedBuild::commit).containsOnly("");
        assertThat(plan.decisions())
                .extracting(Decision::reason)
                .contains(
                        "rebuilt: " + changed,
                        "rebuilt: " + changed + ", pinned to " + begun.substring(0, 8) + ", which is on f27",
                        "not rebuilt: contains lantern pinned to 1a2b3c4d, which is not on f27");
    }

    @Test
    void knowThatNoSpecFileChanged() {
        assertThat(push("lantern", commit(Map.of("sources", "1")))).isEmpty();
        assertThat(push("lantern", commit(Map.of()))).isEmpty();
    }

    @Test
    void sayWhatNobodyCanKnow() {
        assertThat(push("lantern", UNKNOWN).get(0).draft().because())
                .startsWith("undecidable: the message does not list the changed files of rpms/lantern f27 (1a2b3c4d);"
                        + " the branch f27 of rpms/lantern.git in dist-git does not hold the commit " + UNKNOWN + ".");
        assertThat(push("httpd", UNKNOWN).get(0).draft().because())
                .startsWith("undecidable: ")
                .contains("dist-git has no repository rpms/httpd.git")
                .endsWith("./freshmaker replan EVENT plans it again.");
    }

    @Test
    void waitForADistGitThatIsInTrouble() throws IOException {
        String commit = commit(Map.of("lantern.spec", "2"));
        Path objects = folder.resolve("git/rpms/lantern.git/objects");
        Files.delete(objects.resolve(commit.substring(0, 2)).resolve(commit.substring(2)));

        Part part = push("lantern", commit).get(0);

        assertThat(part.finished()).isFalse();
        assertThat(part.failure()).contains("rpms/lantern.git").endsWith("It will be tried again.");
        assertThat(part.draft().searchKey()).isEqualTo("rpms/lantern:f27");
        assertThat(part.draft().answer()).isEqualTo(Draft.Answer.NO_REBUILD);
    }
}
