package io.freshmaker.distgit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
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
        withoutTidying(repository.getConfig());
        this.connections = connections;
        this.ref = "refs/heads/" + branch;
    }

    /** What is gone in a moment needs no tidying, which would go on behind our back while it is being deleted. */
    private static void withoutTidying(StoredConfig config) {
        config.setInt("gc", null, "auto", 0);
        config.setBoolean("gc", null, "autoDetach", false);
    }

    /** A question about the history of the branch. */
    interface Question<T, X extends Exception> {

        /**
         * @param head the newest commit of the branch
         * @param whole whether all of its history is there: then there has to be an answer
         * @return nothing when more of the history is needed
         */
        Optional<T> ask(Repository history, RevCommit head, boolean whole) throws IOException, X;
    }

    /**
     * Fetches the branch deeper and deeper, until a question about it is answered. The depth decides, not a date: a
     * server that is asked for commits since a date leaves out what lies under an older-dated commit.
     *
     * @param filter what of the commits is needed, in git's words: {@code blob:none}, {@code tree:0}, or empty for
     *     all; a server that can't leave anything out sends all
     */
    <T, X extends Exception> T ask(String filter, Question<T, X> question) throws IOException, X {
        for (int depth = FIRST_DEPTH; ; depth *= DEEPER) {
            RevCommit head = fetchOrAll(depth, filter);
            boolean whole = repository.getObjectDatabase().getShallowCommits().isEmpty();
            Optional<T> answer = question.ask(repository, head, whole);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private RevCommit fetchOrAll(int depth, String filter) throws IOException {
        try {
            return fetch(depth, filter.isEmpty() ? FilterSpec.NO_FILTER : FilterSpec.fromFilterLine(filter));
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

    /** Whether the server has the branch at all. */
    boolean branchExists() throws IOException {
        try (Transport transport = connections.open(repository);
                FetchConnection connection = transport.openFetch()) {
            return connection.getRef(ref) != null;
        }
    }

    /** The newest commits of those of these branches that the server has; nothing is fetched. */
    Map<String, String> heads(List<String> branches) throws IOException {
        Map<String, String> heads = new HashMap<>();
        try (Transport transport = connections.open(repository);
                FetchConnection connection = transport.openFetch()) {
            for (String branch : branches) {
                Ref head = connection.getRef("refs/heads/" + branch);
                if (head != null) {
                    heads.put(branch, head.getObjectId().name());
                }
            }
        }
        return heads;
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
