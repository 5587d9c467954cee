package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.inventory.Lesson.What;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes of a module stream what MBS, asked for it, says that it is: that may be older, less, or nothing. */
final class Settlement {

    private final Learning learning;

    Settlement(Learning learning) {
        this.learning = learning;
    }

    /**
     * Brings the stream in line; a part of its caller's transaction.
     *
     * @param ready all ready builds of the stream; none when it is gone
     * @return empty when it was learned anew since the question was put
     */
    Optional<Lesson> settle(Handle handle, StreamQuestion question, List<Learned> ready) {
        Artifact artifact = Artifact.module(question.name(), question.stream());
        ArtifactRows.lock(handle, List.of(question.id()));
        ArtifactRows.Row row = ArtifactRows.read(handle, List.of(artifact)).get(artifact);
        if (row == null || row.left() || !row.version().equals(question.version())) {
            return Optional.empty();
        }
        if (ready.isEmpty()) {
            Departures.gone(handle, row.id());
            return Optional.of(
                    new Lesson(artifact, row.id(), What.REMOVED, true, "MBS has no ready build of it any more"));
        }
        Learned newest = ready.stream().reduce(Learning::newer).orElseThrow();
        var before = ContainmentRows.read(handle, List.of(row.id()));
        ContainmentRows.clear(handle, List.of(row.id()));
        boolean older = Versions.compare(newest.version(), row.version()) < 0;
        if (older) {
            // Learning takes nothing that is older than what it knows.
            handle.createUpdate("update artifacts set version = '' where id = :id")
                    .bind("id", row.id())
                    .execute();
        }
        Optional<Lesson> learned =
                learning.learn(handle, List.of(newest), "mbs").stream().findFirst();
        boolean same = newest.version().equals(row.version())
                && ContainmentRows.read(handle, List.of(row.id())).equals(before);
        String detail = older
                ? newest.nvr() + ", before it was " + row.nvr() + ", which is gone"
                : "other contents than MBS has";
        return learned.map(lesson -> lesson.what() == What.REMOVED
                ? lesson
                : new Lesson(
                        artifact,
                        row.id(),
                        same
                                ? What.SAME
                                : older
                                        ? What.CORRECTED
                                        : newest.version().equals(row.version()) ? What.CORRECTED : What.LEARNED,
                        true,
                        same ? "" : newest.version().equals(row.version()) || older ? detail : lesson.detail()));
    }
}
