package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** MBS makes versions from committer seconds: the time of a bump is never taken already. */
class CommitTimeTest extends DistGitCase {

    @Test
    void isASecondLaterThanAHeadFromTheFuture() throws IOException {
        origin.commit("Committed on a machine with a fast clock", Instant.parse("2026-03-05T11:22:33Z"));

        distGit().bump(request("build-7-1"));

        assertThat(origin.log().get(0).getCommitterIdent().getWhenAsInstant()).isEqualTo("2026-03-05T11:22:34Z");
    }

    @Test
    void takesASecondOfItsOwnAfterAHeadOfTheSameSecond() throws IOException {
        distGit().bump(request("build-7-1"));
        distGit().bump(request("build-8-1"));

        assertThat(origin.log().get(0).getCommitterIdent().getWhenAsInstant()).isEqualTo("2026-03-05T10:00:01Z");
    }

    @Test
    void isLaterThanATimeThatIsTaken() throws IOException {
        Instant taken = Instant.parse("2026-03-05T10:00:40Z");
        distGit().bump(new BumpRequest("modules", "perl", "f27", "build-7-2", "a collision", NOW, taken));

        assertThat(origin.log().get(0).getCommitterIdent().getWhenAsInstant()).isEqualTo("2026-03-05T10:00:41Z");
    }

    @Override
    String serve(Path repositories) {
        return repositories.toUri().toString();
    }
}
