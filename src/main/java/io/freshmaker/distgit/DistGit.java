package io.freshmaker.distgit;

import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;

/**
 * Makes bumps: empty commits, recognised by the token in their message, so that asking twice makes one commit.
 * Thread-safe: every call has a clone of its own.
 */
public final class DistGit {
    private static final int ATTEMPTS = 5;
    private static final Duration SKEW = Duration.ofDays(1);

    private final DistGitAccess access;
    private final Clock clock;
    private final File home;

    public DistGit(DistGitAccess access) {
        this(access, Clock.systemUTC(), access.home());
    }

    DistGit(DistGitAccess access, Clock clock, File home) {
        PlainMachine.use();
        Leftovers.remove(access.work(), Instant.now());
        this.access = access;
        this.clock = clock;
        this.home = home;
    }

    /**
     * Finds the commit that was made for this token, or makes it. After an error, ask again with the same token: if
     * the commit arrived, it is found.
     *
     * @throws DistGitException when there is no such commit yet, saying whether asking again can help
     */
    public Bump bump(BumpRequest request) {
        String path = access.path(request.namespace(), request.name());
        Failures failures = new Failures(path, request.branch());
        try (Connections connections = new Connections(access, access.address(path), home);
                ShallowClone clone = new ShallowClone(access.work(), connections, request.branch())) {
            return bump(request, clone, failures);
        } catch (IOException broken) {
            throw failures.local(broken);
        }
    }

    /** A commit that is there already, to be built without a bump. */
    Bump existing(String namespace, String name, String commit) {
        return new Bump(commit, access.scmurl(access.path(namespace, name), commit), true);
    }

    private Bump bump(BumpRequest request, ShallowClone clone, Failures failures) throws IOException {
        CommitMessage message = CommitMessage.of(access.message(), request);
        ObjectId refusedOn = ObjectId.zeroId();
        String words = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            BumpSearch.Found history = history(clone, message, request, failures);
            if (history.earlier().isPresent()) {
                return made(request, history.earlier().get(), true);
            }
            RevCommit head = history.head();
            if (head.equals(refusedOn)) {
                throw failures.refused(words);
            }
            ObjectId commit = clone.commit(head, message, author(head, request.notBefore()));
            RemoteRefUpdate update = push(clone, commit, head, failures);
            if (update.getStatus() == Status.OK) {
                return made(request, commit, false);
            }
            words = update.getStatus() + (update.getMessage() == null ? "" : ", " + update.getMessage());
            // A server that lost a race for the lock answers like one whose hook declines: only the head tells.
            refusedOn = update.getStatus() == Status.REJECTED_OTHER_REASON ? head : ObjectId.zeroId();
            pause(attempt, failures);
        }
        throw failures.overtaken(ATTEMPTS);
    }

    private BumpSearch.Found history(ShallowClone clone, CommitMessage message, BumpRequest request, Failures failures)
            throws IOException {
        try {
            return clone.ask("", new BumpSearch(message, request.recordedAt().minus(SKEW)));
        } catch (TransportException failed) {
            throw failures.fetching(failed, clone);
        }
    }

    private static RemoteRefUpdate push(ShallowClone clone, ObjectId commit, RevCommit head, Failures failures)
            throws IOException {
        try {
            return clone.push(commit, head);
        } catch (TransportException lost) {
            throw failures.pushing(lost);
        }
    }

    /** MBS makes a module's version from the committer's second: each bump gets a second of its own. */
    private PersonIdent author(RevCommit head, Instant notBefore) {
        Instant time = later(clock.instant(), ShallowClone.timeOf(head).plusSeconds(1));
        if (notBefore != null) {
            time = later(time, notBefore.plusSeconds(1));
        }
        return new PersonIdent(access.name(), access.mail(), time.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Bump made(BumpRequest request, ObjectId commit, boolean found) {
        String path = access.path(request.namespace(), request.name());
        return new Bump(commit.name(), access.scmurl(path, commit.name()), found);
    }

    private static void pause(int attempt, Failures failures) {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(50, 150) * attempt));
        if (Thread.currentThread().isInterrupted()) {
            throw failures.local(new InterruptedException("the service is being stopped"));
        }
    }
}
