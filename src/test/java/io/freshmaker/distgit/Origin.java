package io.freshmaker.distgit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A repository of dist-git, and the packagers who commit to it: each commit changes the tree. */
final class Origin implements AutoCloseable {
    static final String BRANCH = "f27";

    private final Repository repository;

    Origin(Path directory) throws IOException {
        PlainMachine.use();
        repository = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .build();
        repository.create(true);
        repository.getConfig().setBoolean("http", null, "receivepack", true);
        repository.getConfig().save();
    }

    /** A commit that changes the one file of the branch. */
    ObjectId commit(String message, Instant time) {
        return commit(message, time, Map.of("perl.yaml", message + time));
    }

    /** @param files all files of the tree, by their paths */
    ObjectId commit(String message, Instant time, Map<String, String> files) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId parent = repository.resolve("refs/heads/" + BRANCH);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(inserter, files));
            if (parent != null) {
                commit.setParentId(parent);
            }
            PersonIdent packager = new PersonIdent("Pat Packager", "pat@example.org", time, ZoneOffset.UTC);
            commit.setAuthor(packager);
            commit.setCommitter(packager);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return move(id);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, String> files) throws IOException {
        DirCache tree = DirCache.newInCore();
        DirCacheBuilder builder = tree.builder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        return tree.writeTree(inserter);
    }

    /** Points the branch to a commit, also backwards. */
    ObjectId move(ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef("refs/heads/" + BRANCH);
        update.setNewObjectId(commit);
        update.setForceUpdate(true);
        update.update();
        return commit;
    }

    /** Lets clients leave out what they do not need, and loses the contents of all files. */
    void loseContents() throws IOException {
        repository.getConfig().setBoolean("uploadpack", null, "allowFilter", true);
        repository.getConfig().save();
        try (Stream<Path> found = Files.walk(directory().resolve("objects"));
                ObjectReader reader = repository.newObjectReader()) {
            for (Path file : found.filter(
                            each -> each.getParent().getFileName().toString().length() == 2)
                    .filter(Files::isRegularFile)
                    .toList()) {
                ObjectId id = ObjectId.fromString(file.getParent().getFileName().toString()
                        + file.getFileName().toString());
                if (reader.open(id).getType() == Constants.OBJ_BLOB) {
                    Files.delete(file);
                }
            }
        }
    }

    void commits(int count, Instant from) {
        for (int i = 0; i < count; i++) {
            commit("Change number " + i, from.plusSeconds(i));
        }
    }

    /** The branch as the server has it, newest first, each commit under its child. */
    List<RevCommit> log() throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            List<RevCommit> log = new ArrayList<>();
            RevCommit commit = walk.parseCommit(repository.resolve("refs/heads/" + BRANCH));
            while (commit != null) {
                log.add(commit);
                commit = commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0));
            }
            return log;
        }
    }

    Path directory() {
        return repository.getDirectory().toPath();
    }

    @Override
    public void close() {
        repository.close();
    }
}
