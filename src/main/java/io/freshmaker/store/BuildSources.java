package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.PlannedBuild;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What is built: a commit that was given, or the head of the branch after a bump, which is null in the table. */
final class BuildSources {

    private final Handle handle;

    BuildSources(Handle handle) {
        this.handle = handle;
    }

    /** Of two plans that share a build the bump holds more than any commit, and a newer commit more than an older one. */
    void join(List<PlannedBuild> builds, Map<Artifact, Long> joined) {
        List<Long> bumps = builds.stream()
                .filter(build -> build.commit().isEmpty() && joined.containsKey(build.artifact()))
                .map(build -> joined.get(build.artifact()))
                .toList();
        Chunks.of(bumps)
                .forEach(chunk -> handle.createUpdate(
                                "update builds set source_commit = null where id in (<ids>) and source_commit is not null")
                        .bindList("ids", chunk)
                        .execute());
        PreparedBatch commits = handle.prepareBatch(
                "update builds set source_commit = :commit where id = :id and source_commit is not null");
        builds.stream()
                .filter(build -> !build.commit().isEmpty() && joined.containsKey(build.artifact()))
                .forEach(build -> commits.bind("commit", build.commit())
                        .bind("id", joined.get(build.artifact()))
                        .add());
        if (commits.size() > 0) {
            commits.execute();
        }
    }
}
