package io.freshmaker.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** One bare git repository on disk, written and read without a working tree. Close it after use; not for two threads. */
final class BareRepository implements AutoCloseable {

    private final Repository repository;

    private BareRepository(Path directory) throws IOException {
        this.repository = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .build();
    }

    static boolean exists(Path directory) {
        return Files.isRegularFile(directory.resolve(Constants.HEAD));
    }

    static BareRepository open(Path directory) throws IOException {
        if (!exists(directory)) {
            throw new IllegalArgumentException("There is no git repository at " + directory + ": create it first.");
        }
        return new BareRepository(directory);
    }

    static BareRepository create(Path directory) throws IOException {
        Files.createDirectories(directory.getParent());
        BareRepository created = new BareRepository(directory);
        created.repository.create(true);
        return created;
    }

    /** The id of the branch's newest commit, or null where there is no such branch. */
    ObjectId head(String branch) throws IOException {
        return repository.resolve(Constants.R_HEADS + branch);
    }

    List<String> branches() throws IOException {
        return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                .map(ref -> ref.getName().substring(Constants.R_HEADS.length()))
                .toList();
    }

    /** Adds or replaces the files on top of the branch, which begins here when it is new. */
    String commit(String branch, Map<String, String> files, String message, String author, Instant time)
            throws IOException {
        return new CommitWriter(repository)
                .write(branch, files, message, author, time)
                .name();
    }

    /** The branch's commits, newest first. */
    List<GitCommit> log(String branch) throws IOException {
        List<GitCommit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId head = head(branch);
            if (head != null) {
                walk.markStart(walk.parseCommit(head));
                walk.forEach(commit -> commits.add(GitCommit.of(commit)));
            }
        }
        return commits;
    }

    /** The commit with this full id, if the repository has it. */
    Optional<GitCommit> commit(String sha) throws IOException {
        if (!ObjectId.isId(sha) || !repository.getObjectDatabase().has(ObjectId.fromString(sha))) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return Optional.of(GitCommit.of(walk.parseCommit(ObjectId.fromString(sha))));
        }
    }

    boolean contains(String branch, String sha) throws IOException {
        ObjectId head = head(branch);
        if (head == null) {
            return false;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(walk.parseCommit(ObjectId.fromString(sha)), walk.parseCommit(head));
        }
    }

    /** The text of a file as it was in that commit. */
    Optional<String> file(String sha, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, treeOf(ObjectId.fromString(sha)))) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(
                            new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The newest committer time of all branches. */
    Optional<Instant> newest() throws IOException {
        Instant newest = null;
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                Instant time = GitCommit.of(walk.parseCommit(ref.getObjectId())).committed();
                newest = newest == null || time.isAfter(newest) ? time : newest;
            }
        }
        return Optional.ofNullable(newest);
    }

    private ObjectId treeOf(ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(commit);
            return parsed.getTree().getId();
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
