package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.change.ModuleStateChange;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.store.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the inventory current by what MBS says on the bus. A message only says when to ask: MBS's answer counts. */
public final class ModuleNews {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleNews.class);

    private final Database database;
    private final Learning learning;
    private final Settlement settlement;
    private final ModuleStateReader reader;

    public ModuleNews(Database database, Learning learning, ModuleStateReader reader) {
        this.database = database;
        this.learning = learning;
        this.settlement = new Settlement(learning);
        this.reader = reader;
    }

    /** The module build that a {@code mbs.module.state.change} tells of; null when there is nothing to learn from it. */
    public ModuleStateChange about(Draft draft) {
        return reader.read(draft.message()).filter(change -> !change.scratch()).orElse(null);
    }

    /**
     * Takes what MBS says of one build.
     *
     * @param id the build at MBS
     * @param learned what it contains, if it is ready; none or one
     * @param gone the stream of a build that was withdrawn; null otherwise
     * @param problems why it can't be read
     * @return the question what is left of that stream; null when there is none
     */
    public StreamQuestion told(long id, List<Learned> learned, Artifact gone, List<String> problems) {
        problems.forEach(problem -> LOG.warn("inventory: {}", problem));
        List<Lesson> lessons = database.transact(handle -> {
            handle.createUpdate("""
                            update remote_builds set taught = 1 where remote_id = :id and taught = 0 and submission_id in
                              (select s.id from submissions s where s.system = 'mbs')
                            """).bind("id", id).execute();
            return learned.isEmpty() ? List.<Lesson>of() : learning.learn(handle, learned, "mbs");
        });
        lessons.forEach(ModuleNews::log);
        return gone == null ? null : database.read(handle -> question(handle, gone));
    }

    private static StreamQuestion question(Handle handle, Artifact stream) {
        return Optional.ofNullable(ArtifactRows.read(handle, List.of(stream)).get(stream))
                .filter(row -> row.source().equals("mbs") && !row.left())
                .map(row -> new StreamQuestion(0, 0, row.id(), stream.name(), stream.stream(), row.version()))
                .orElse(null);
    }

    /** Takes what MBS says of a stream of which a build was withdrawn. */
    public void settled(StreamQuestion question, List<Learned> ready, List<String> problems) {
        problems.forEach(problem -> LOG.warn("inventory: {}", problem));
        if (problems.isEmpty()) {
            database.transact(handle -> settlement.settle(handle, question, ready))
                    .ifPresent(ModuleNews::log);
        }
    }

    private static void log(Lesson lesson) {
        if (lesson.changes()) {
            LOG.info("inventory: {}", new Correction(lesson.what(), lesson.artifact(), lesson.detail()).sentence());
        }
    }
}
