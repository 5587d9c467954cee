package io.freshmaker.distgit;

import io.freshmaker.change.Unknowable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest commits of one branch in a temporary repository, which is gone when it is closed. */
final class ShallowClone implements AutoCloseable {
    /** What the directories of clones begin with. */
    static final String PREFIX = "clone-";

    private static final Logger LOG = LoggerFactory.getLogger(ShallowClone.class);
    /** JGit's words for a server that sends all or nothing. */
    private static final String NO_FILTERS = "filter requires server to advertise";

    private static final int FIRST_DEPTH = 50;
    private static final int DEEPER = 4;

    private final Path directory;
    private final Repository repository;
    private final Connections connections;
    private final String ref;

    ShallowClone(Path work, Connections connections, String branch) throws IOException {
        this.directory = Files.createTempDirectory(Files.createDirectories(work), PREFIX);
        this.repository = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .build();
        this.repository.create(true);
        this.connections = connections;
        this.ref = "refs/heads/" + branch;
    }

    /** What the branch holds: its head, and the commit that was made for the same submission, if there is one. */
    record History(RevCommit head, Optional<RevCommit> earlier) {}

    /**
     * Fetches the branch as far back as a commit of the submission can be. The depth decides, not a date: a server
     * that is asked for commits since a date leaves out what lies under an older-dated commit.
     *
     * @param since no commit of the submission is older
     */
    History fetch(CommitMessage message, Instant since) throws IOException {
        for (int depth = FIRST_DEPTH; ; depth *= DEEPER) {
            RevCommit head = fetch(depth, FilterSpec.NO_FILTER);
            Search search = search(head, message, since);
            if (search.found().isPresent() || search.complete()) {
                return new History(head, search.found());
            }
        }
    }

    /** A question about the history of the branch. */
    interface Question<T> {

        /**
         * @param head the newest commit of the branch
         * @param whole whether all of its history is there: then there has to be an answer
         * @return nothing when more of the history is needed
         */
        Optional<T> ask(Repository history, RevCommit head, boolean whole) throws IOException, Unknowable;
    }

    /**
     * Fetches the branch deeper and deeper, until a question about it is answered.
     *
     * @param filter what of the commits is needed, in git's words: {@code blob:none}, {@code tree:0}; a server that
     *     can't leave anything out sends all
     */
    <T> T ask(String filter, Question<T> question) throws IOException, Unknowable {
        for (int depth = FIRST_DEPTH; ; depth *= DEEPER) {
            RevCommit head = fetchOrAll(depth, FilterSpec.fromFilterLine(filter));
            boolean whole = repository.getObjectDatabase().getShallowCommits().isEmpty();
            Optional<T> answer = question.ask(repository, head, whole);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private RevCommit fetchOrAll(int depth, FilterSpec filter) throws IOException {
        try {
            return fetch(depth, filter);
        } catch (TransportException failed) {
            if (!String.valueOf(failed.getMessage()).contains(NO_FILTERS)) {
                throw failed;
            }
            return fetch(depth, FilterSpec.NO_FILTER);
        }
    }

    private RevCommit fetch(int depth, FilterSpec filter) throws IOException {
        try (Transport transport = connections.open(repository);
                RevWalk walk = new RevWalk(repository)) {
            transport.setDepth(depth);
            transport.setFilterSpec(filter);
            Ref head = transport
                    .fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(ref)))
                    .getAdvertisedRef(ref);
            return walk.parseCommit(head.getObjectId());
        }
    }

    private record Search(Optional<RevCommit> found, boolean complete) {}

    /** Looks at every commit: dates do not grow from parent to child, so none of them is a reason to stop. */
    private Search search(RevCommit head, CommitMessage message, Instant since) throws IOException {
        Set<ObjectId> cut = repository.getObjectDatabase().getShallowCommits();
        boolean complete = true;
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(head));
            for (RevCommit commit : walk) {
                if (message.madeFor(commit)) {
                    return new Search(Optional.of(commit), true);
                }
                complete &= !cut.contains(commit) || timeOf(commit).isBefore(since);
            }
        }
        return new Search(Optional.empty(), complete);
    }

    /** Whether the server has the branch at all. */
    boolean branchExists() throws IOException {
        try (Transport transport = connections.open(repository);
                FetchConnection connection = transport.openFetch()) {
            return connection.getRef(ref) != null;
        }
    }

    /** Writes a commit with the tree of its parent. Neither signs nor runs hooks. */
    ObjectId commit(RevCommit parent, CommitMessage message, PersonIdent author) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(parent.getTree());
        commit.setParentId(parent);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage(message.text());
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    /** Moves the branch on the server from the parent to the commit; the caller reads the status. */
    RemoteRefUpdate push(ObjectId commit, ObjectId parent) throws IOException {
        RemoteRefUpdate update = new RemoteRefUpdate(repository, commit.name(), commit, ref, false, null, parent);
        try (Transport transport = connections.open(repository)) {
            return transport.push(NullProgressMonitor.INSTANCE, List.of(update)).getRemoteUpdate(ref);
        }
    }

    static Instant timeOf(RevCommit commit) {
        return commit.getCommitterIdent().getWhenAsInstant();
    }

    /** A directory that stays behind costs space, and is no reason to report a bump as failed. */
    @Override
    public void close() {
        repository.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException left) {
            LOG.warn("The temporary clone {} could not be removed: delete it by hand.", directory, left);
        }
    }
}
