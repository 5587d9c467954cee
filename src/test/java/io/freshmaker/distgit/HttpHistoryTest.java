package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshmaker.change.CommitRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Repositories behind git's own http server. */
class HttpHistoryTest extends HistoryContract {
    private GitOverHttp server;

    @Override
    String serve(Path repositories) throws IOException {
        server = new GitOverHttp(repositories, Set.of());
        return server.url();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void needsNoContentsWhereTheServerCanLeaveThemOut() throws Exception {
        ObjectId commit = origin.commit("Change it", NOW, Map.of("perl.spec", "1", "perl.yaml", "1"));
        origin.loseContents();

        assertThat(history().filesOf(push("perl", "f27", CommitRange.of(commit.name()))))
                .containsExactlyInAnyOrder("perl.spec", "perl.yaml");
        assertThat(history().onBranch(push("perl", "f27", CommitRange.of("")), Set.of(commit.name())))
                .hasSize(1);
    }

    @Test
    void aServerThatIsDownIsAskedLater() {
        server.close();

        DistGitException down = catchThrowableOfType(
                DistGitException.class,
                () -> history()
                        .filesOf(push("perl", "f27", CommitRange.of("0123456789012345678901234567890123456789"))));

        assertThat(down.permanent()).isFalse();
        assertThat(down).hasMessageContaining("is dist-git up").hasMessageContaining("tried again");
    }
}
