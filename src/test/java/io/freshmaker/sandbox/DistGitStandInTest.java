package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistGitStandInTest {

    @TempDir
    Path directory;

    private DistGitStandIn git;

    @BeforeEach
    void begin() {
        git = new DistGitStandIn(directory.resolve("git"));
    }

    @Test
    void isClonedAndPushedTo() throws Exception {
        git.create("modules", "hammer", "f27", Map.of("hammer.yaml", "data: {}\n", "a/b.txt", "b"));
        git.commit("modules", "hammer", "f27", Map.of("a/b.txt", "c"), "Change b", "smith");

        try (Git clone = cloned("hammer")) {
            Path work = clone.getRepository().getWorkTree().toPath();
            assertThat(work.resolve("hammer.yaml")).hasContent("data: {}\n");
            assertThat(work.resolve("a/b.txt")).hasContent("c");
            String bump = bump(clone);

            assertThat(push(clone)).isEqualTo(RemoteRefUpdate.Status.OK);

            assertThat(git.head("modules", "hammer", "f27")).isEqualTo(bump);
            assertThat(git.log("modules", "hammer", "f27"))
                    .extracting(GitCommit::message)
                    .containsExactly("Bump", "Change b", "Begin hammer");
        }
    }

    @Test
    void commitsOfItsOwnFollowEachOtherBySeconds() {
        git.create("rpms", "claw", "main", Map.of("claw.spec", "1"));
        for (int i = 0; i < 5; i++) {
            git.commit("rpms", "claw", "main", Map.of(), "Empty " + i, "smith");
        }

        List<Instant> times = git.log("rpms", "claw", "main").stream()
                .map(GitCommit::committed)
                .toList();

        assertThat(times).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(times.get(0)).isBefore(Instant.now());
    }

    @Test
    void hasBranchesOfTheirOwn() {
        String old = git.create("modules", "hammer", "f27", Map.of("x", "old"));
        String young = git.create("modules", "hammer", "f28", Map.of("x", "young"));

        assertThat(git.branches("modules", "hammer")).containsExactly("f27", "f28");
        assertThat(git.head("modules", "hammer", "f27")).isEqualTo(old);
        assertThat(git.head("modules", "hammer", "f28")).isEqualTo(young);
        assertThat(git.branches("modules", "nosuch")).isEmpty();
    }

    @Test
    void refusesPushesUntilItTakesThemAgain() throws Exception {
        String first = git.create("modules", "hammer", "f27", Map.of("x", "y"));
        try (Git clone = cloned("hammer")) {
            String bump = bump(clone);

            git.refusePushes(true);
            assertThat(push(clone)).isNotIn(RemoteRefUpdate.Status.OK, RemoteRefUpdate.Status.UP_TO_DATE);
            assertThat(git.head("modules", "hammer", "f27")).isEqualTo(first);

            git.refusePushes(false);
            assertThat(push(clone)).isEqualTo(RemoteRefUpdate.Status.OK);
            assertThat(git.head("modules", "hammer", "f27")).isEqualTo(bump);
        }
    }

    @Test
    void findsItsRepositoriesAgain() {
        String head = git.create("modules", "hammer", "f27", Map.of("x", "y"));

        assertThat(new DistGitStandIn(directory.resolve("git")).head("modules", "hammer", "f27"))
                .isEqualTo(head);
    }

    @Test
    void namesWhatIsMissing() {
        git.create("modules", "hammer", "f27", Map.of("x", "y"));

        assertThatThrownBy(() -> git.head("modules", "hammer", "f99")).hasMessageContaining("f99", "[f27]");
        assertThatThrownBy(() -> git.head("modules", "nosuch", "f27")).hasMessageContaining("nosuch.git");
        assertThatThrownBy(() -> git.create("modules", "hammer", "f27", Map.of()))
                .hasMessageContaining("already");
    }

    private Git cloned(String name) throws Exception {
        return Git.cloneRepository()
                .setURI(git.url("modules", name))
                .setBranch("f27")
                .setDirectory(Files.createTempDirectory(directory, "clone").toFile())
                .call();
    }

    private static String bump(Git clone) throws Exception {
        return clone.commit()
                .setAllowEmpty(true)
                .setSign(false)
                .setMessage("Bump")
                .setAuthor("smith", "smith@sandbox.invalid")
                .call()
                .name();
    }

    private static RemoteRefUpdate.Status push(Git clone) throws Exception {
        PushResult result = clone.push().call().iterator().next();
        return result.getRemoteUpdates().iterator().next().getStatus();
    }
}
