package io.freshmaker.distgit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
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

    ObjectId commit(String message, Instant time) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId parent = repository.resolve("refs/heads/" + BRANCH);
            TreeFormatter tree = new TreeFormatter();
            byte[] content = (message + parent).getBytes(StandardCharsets.UTF_8);
            tree.append("perl.yaml", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, content));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            if (parent != null) {
                commit.setParentId(parent);
            }
            PersonIdent packager = new PersonIdent("Pat Packager", "pat@example.org", time, ZoneOffset.UTC);
            commit.setAuthor(packager);
            commit.setCommitter(packager);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef("refs/heads/" + BRANCH);
            update.setNewObjectId(id);
            update.update();
            return id;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
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
