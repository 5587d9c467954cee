package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bumps promise, whichever way dist-git is reached. */
abstract class DistGitContract extends DistGitCase {
    @Test
    void bumpsWithAnEmptyCommitOnTopOfTheBranch() throws IOException {
        RevCommit head = origin.log().get(0);

        Bump bump = distGit().bump(request("build-7-1"));

        List<RevCommit> log = origin.log();
        RevCommit made = log.get(0);
        assertThat(bump)
                .isEqualTo(new Bump(made.name(), "https://src.example.org/modules/perl.git?#" + made.name(), false));
        assertThat(log).hasSize(3).element(1).isEqualTo(head);
        assertThat(made.getTree()).isEqualTo(head.getTree());
        assertThat(made.getFullMessage())
                .isEqualTo("Bump to rebuild because of rpms/perl:f27\n\nFreshmaker-Token: build-7-1\n");
        assertThat(made.getRawGpgSignature()).isNull();
        assertThat(made.getAuthorIdent().toExternalString())
                .isEqualTo(made.getCommitterIdent().toExternalString())
                .startsWith("Freshmaker <freshmaker@example.org> ");
        assertThat(made.getCommitterIdent().getWhenAsInstant()).isEqualTo("2026-03-05T10:00:00Z");
    }

    @Test
    void leavesNothingInTheWorkDirectory() throws IOException {
        distGit().bump(request("build-7-1"));

        assertThat(Files.list(folder.resolve("work"))).isEmpty();
    }

    @Test
    void findsTheCommitOfAnEarlierCall() throws IOException {
        Bump first = distGit().bump(request("build-7-1"));
        Bump second = distGit().bump(request("build-7-1"));

        assertThat(second).isEqualTo(new Bump(first.commit(), first.scmurl(), true));
        assertThat(origin.log()).hasSize(3);
    }

    @Test
    void takesATokenOnlyWhole() throws IOException {
        Bump seventy = distGit().bump(request("build-70"));
        Bump seven = distGit().bump(request("build-7"));

        assertThat(seven.found()).isFalse();
        assertThat(origin.log()).extracting(RevCommit::name).startsWith(seven.commit(), seventy.commit());
    }

    @Test
    void findsItUnderACommitWithAnOlderDate() throws IOException {
        Bump first = distGit().bump(request("build-7-1"));
        origin.commit("Committed on a machine with a slow clock", NOW.minus(Duration.ofDays(30)));
        origin.commit("Committed later", NOW.plusSeconds(60));

        assertThat(distGit().bump(request("build-7-1"))).isEqualTo(new Bump(first.commit(), first.scmurl(), true));
    }

    @Test
    void findsItUnderManyCommitsOfOthers() throws IOException {
        Bump first = distGit().bump(request("build-7-1"));
        origin.commits(40, NOW.plusSeconds(60));
        origin.commit("Committed on a machine with a slow clock", NOW.minus(Duration.ofDays(30)));
        origin.commits(220, NOW.plusSeconds(200));

        assertThat(distGit().bump(request("build-7-1"))).isEqualTo(new Bump(first.commit(), first.scmurl(), true));
        assertThat(origin.log()).hasSize(264);
    }

    @Test
    void bumpsAnOldAndLongBranch() throws IOException {
        origin.commits(120, NOW.minus(Duration.ofDays(50)));

        Bump bump = distGit().bump(request("build-7-1"));

        assertThat(bump.found()).isFalse();
        assertThat(origin.log())
                .hasSize(123)
                .first()
                .extracting(RevCommit::name)
                .isEqualTo(bump.commit());
    }

    @Test
    void bumpsAgainOnWhatSomebodyPushedMeanwhile() throws IOException {
        AtomicInteger pushes = new AtomicInteger();
        Clock whilePushing = whenAsked(() -> {
            if (pushes.incrementAndGet() <= 3) {
                origin.commit("Pushed between fetch and push", NOW.minusSeconds(9));
            }
        });

        Bump bump = distGit(whilePushing).bump(request("build-7-1"));

        assertThat(bump.found()).isFalse();
        assertThat(pushes).hasValue(4);
        assertThat(origin.log()).hasSize(6).first().extracting(RevCommit::name).isEqualTo(bump.commit());
    }

    @Test
    void givesUpForNowWhenTheBranchNeverRests() throws IOException {
        Clock always = whenAsked(() -> origin.commit("Pushed between fetch and push", NOW.minusSeconds(9)));

        DistGitException busy = catchThrowableOfType(
                DistGitException.class, () -> distGit(always).bump(request("build-7-1")));

        assertThat(busy.permanent()).isFalse();
        assertThat(busy)
                .hasMessageContaining("f27")
                .hasMessageContaining("moved 5 times")
                .hasMessageContaining("modules/perl.git");
        assertThat(origin.log()).hasSize(7);
    }

    /** Two replicas on one submission make the very same commit when they have the same second. */
    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void findsTheBumpThatAnotherPushedFirst(int secondsLater) throws IOException {
        List<Bump> first = new ArrayList<>();
        Clock whilePushing = whenAsked(() -> {
            if (first.isEmpty()) {
                Clock later = Clock.fixed(NOW.plusSeconds(secondsLater), ZoneOffset.UTC);
                first.add(distGit(later).bump(request("build-7-1")));
            }
        });

        Bump second = distGit(whilePushing).bump(request("build-7-1"));

        assertThat(second)
                .isEqualTo(new Bump(first.get(0).commit(), first.get(0).scmurl(), true));
        assertThat(origin.log()).hasSize(3);
    }

    @Test
    void letsBumpsOfManyThreadsLand() throws Exception {
        DistGit distGit = distGit();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Bump>> bumps = List.of(
                    threads.submit(() -> distGit.bump(request("build-7-1"))),
                    threads.submit(() -> distGit.bump(request("build-8-1"))));
            ObjectId one =
                    ObjectId.fromString(bumps.get(0).get(60, TimeUnit.SECONDS).commit());
            ObjectId other =
                    ObjectId.fromString(bumps.get(1).get(60, TimeUnit.SECONDS).commit());

            assertThat(origin.log()).hasSize(4);
            assertThat(origin.log().subList(0, 2)).extracting(RevCommit::getId).containsExactlyInAnyOrder(one, other);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aMissingRepositoryIsPermanent() {
        BumpRequest ruby = new BumpRequest("modules", "ruby", "f27", "build-9-1", "x", NOW, null);

        DistGitException missing =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(ruby));

        assertThat(missing).hasMessageContaining("no repository modules/ruby.git");
        assertThat(missing.permanent()).isTrue();
    }

    @Test
    void aMissingBranchIsPermanent() {
        BumpRequest f99 = new BumpRequest("modules", "perl", "f99", "build-9-1", "x", NOW, null);

        DistGitException missing =
                catchThrowableOfType(DistGitException.class, () -> distGit().bump(f99));

        assertThat(missing).hasMessageContaining("modules/perl.git in dist-git has no branch f99");
        assertThat(missing.permanent()).isTrue();
    }
}
