package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshmaker.change.CommitRange;
import io.freshmaker.change.DistGitPush;
import io.freshmaker.change.Unknowable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

/** What look-ups of commits promise, whichever way dist-git is reached. */
abstract class HistoryContract extends DistGitCase {
    private static final String NOWHERE = "0123456789012345678901234567890123456789";

    DistGitHistory history() {
        return new DistGitHistory(access());
    }

    static DistGitPush push(String name, String branch, CommitRange commits) {
        return new DistGitPush("modules", name, false, branch, commits, null, "", "pat");
    }

    private static DistGitPush push(ObjectId before, ObjectId after, int count) {
        String old = before == null ? "" : before.name();
        return push("perl", "f27", new CommitRange(old, after.name(), count, false));
    }

    private ObjectId commit(Map<String, String> files) {
        return origin.commit("Change it", NOW.minusSeconds(60), files);
    }

    @Test
    void namesWhatAPushAddedChangedAndDeleted() throws Exception {
        ObjectId before = commit(Map.of("perl.spec", "1", "kept", "1", "old.patch", "1"));
        commit(Map.of("perl.spec", "2", "kept", "1", "old.patch", "1"));
        ObjectId after = commit(Map.of("perl.spec", "2", "kept", "1", "tests/run.sh", "1"));
        commit(Map.of("later", "1"));

        assertThat(history().filesOf(push(before, after, 0)))
                .containsExactlyInAnyOrder("perl.spec", "old.patch", "tests/run.sh");
        assertThat(Files.list(folder.resolve("work"))).isEmpty();
    }

    @Test
    void namesWhatTheNewestCommitsChanged() throws Exception {
        ObjectId first = origin.log().get(1).getId();
        commit(Map.of("perl.spec", "1"));
        commit(Map.of("perl.spec", "1", "sources", "1"));
        ObjectId newest = commit(Map.of("perl.spec", "1", "sources", "1", "plan.fmf", "1"));

        assertThat(history().filesOf(push(null, newest, 1))).containsExactly("plan.fmf");
        assertThat(history().filesOf(push(null, newest, 2))).containsExactlyInAnyOrder("plan.fmf", "sources");
        assertThat(history().filesOf(push(null, newest, 9))).contains("perl.spec", "perl.yaml");
        assertThat(history().filesOf(push(null, first, 1))).containsExactly("perl.yaml");
    }

    @Test
    void namesNothingForAnEmptyCommit() throws Exception {
        commit(Map.of("perl.spec", "1"));
        ObjectId bump = commit(Map.of("perl.spec", "1"));

        assertThat(history().filesOf(push(null, bump, 1))).isEmpty();
    }

    @Test
    void looksAsDeepAsItTakes() throws Exception {
        ObjectId before = commit(Map.of("perl.spec", "1"));
        ObjectId after = commit(Map.of("perl.spec", "2"));
        origin.commits(51, NOW.minusSeconds(50));

        assertThat(history().filesOf(push(null, after, 1))).containsExactly("perl.spec");
        assertThat(history().onBranch(push(null, after, 1), Set.of(before.name(), NOWHERE)))
                .containsExactly(before.name());
    }

    @Test
    void saysThatTheBranchDoesNotHoldACommit() throws IOException {
        ObjectId before = commit(Map.of("perl.spec", "1"));
        ObjectId gone = commit(Map.of("perl.spec", "2"));
        origin.move(before);
        ObjectId after = commit(Map.of("perl.spec", "3"));

        assertThat(unknowable(push(before, gone, 1)))
                .hasMessage(
                        "the branch f27 of modules/perl.git in dist-git does not hold the commit " + gone.name() + ".");
        assertThat(unknowable(push(gone, after, 1)))
                .hasMessageContaining("does not hold the commit " + gone.name() + " any more");
        assertThat(unknowable(push(null, after, 0))).hasMessageContaining("how many commits were pushed");
    }

    @Test
    void saysWhatIsWrongWithAName() {
        CommitRange commits = CommitRange.of(NOWHERE);

        assertThat(unknowable(push("perl", "f27", CommitRange.of("abcd"))))
                .hasMessageContaining("'abcd' is no full id");
        assertThat(unknowable(push("../perl", "f27", commits))).hasMessageContaining("'../perl' can't be the name");
        assertThat(unknowable(push("ruby", "f27", commits))).hasMessageContaining("no repository modules/ruby.git");
        assertThat(unknowable(push("perl", "f99", commits)))
                .hasMessageContaining("modules/perl.git in dist-git has no");
    }

    private Unknowable unknowable(DistGitPush push) {
        return catchThrowableOfType(Unknowable.class, () -> history().filesOf(push));
    }
}
