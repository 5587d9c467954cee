package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.koji.ImageStanding;
import io.freshmaker.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second half of a reconciliation with Koji: each stream that the tags did not show as it is known is asked for. */
public final class ImageSettling {

    private static final Logger LOG = LoggerFactory.getLogger(ImageSettling.class);

    private static final int STREAMS = 1;

    private final Database database;
    private final ImageSettlement settlement;
    private final Respite respite;
    private final Trouble trouble = new Trouble();
    private final WalkEnd end;

    /** @param counts told how many were {@code learned}, {@code corrected} and {@code removed} by each one that is done */
    public ImageSettling(Database database, ImageLearning learning, Respite respite, ObjIntConsumer<String> counts) {
        this.database = database;
        this.settlement = new ImageSettlement(learning);
        this.respite = respite;
        this.end = new WalkEnd(database, ImageSources.KOJI, counts);
    }

    /** The stream to ask for next; null when there is none now, as while builds that were missed are yet to be read. */
    public ImageQuestion next() {
        if (!respite.isOver()) {
            return null;
        }
        Optional<Walks.Walk> open =
                database.read(handle -> Walks.open(handle, ImageSources.KOJI)).filter(walk -> walk.state() == STREAMS);
        if (open.isEmpty()
                || database.read(handle -> ImageWants.anyOf(handle, open.get().id()))) {
            return null;
        }
        Optional<ImageQuestion> question = database.read(handle -> doubtful(handle, open.get()));
        if (question.isEmpty()) {
            end.reached(open.get().id());
        }
        return question.orElse(null);
    }

    /** By the bare type HSQLDB would go through all images, and not from this id on. */
    private static Optional<ImageQuestion> doubtful(Handle handle, Walks.Walk walk) {
        return handle.createQuery("""
                        select id, name, stream from artifacts
                        where id > :asked and type || '' = 'image' and source = 'koji' and left_at is null
                          and (walk_id is null or walk_id <> :walk)
                        order by id fetch first 1 rows only
                        """)
                .bind("asked", walk.asked())
                .bind("walk", walk.id())
                .map((row, context) -> new ImageQuestion(
                        walk.id(),
                        walk.asked(),
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        newest(handle, Artifact.image(row.getString(2), row.getString(3))),
                        0))
                .findOne();
    }

    static List<Long> newest(Handle handle, Artifact image) {
        return Optional.ofNullable(
                        KnownImages.named(handle, List.of(image.name())).get(image))
                .flatMap(KnownImages.Stream::newest)
                .map(KnownImages.Build::kojiId)
                .filter(id -> id > 0)
                .stream()
                .toList();
    }

    /** Takes what Koji's tags say of a stream. */
    public void answered(ImageQuestion question, ImageStanding standing) {
        respite.end();
        trouble.over();
        database.transact(handle -> {
            int first = handle.createUpdate("""
                            update inventory_walks set asked_id = :id, last_problem = null
                            where id = :walk and state = 1 and asked_id = :previous
                            """)
                    .bind("id", question.id())
                    .bind("walk", question.walk())
                    .bind("previous", question.previous())
                    .execute();
            if (first == 1) {
                List<Lesson> lessons = settlement.settle(handle, question, standing);
                ArtifactRows.confirm(handle, lessons.stream().map(Lesson::id).toList(), question.walk());
                Walks.note(handle, question.walk(), lessons);
            }
            return null;
        });
    }

    void failed(ImageQuestion question, String reason) {
        respite.begin();
        if (trouble.isNews(question.id() + reason)) {
            LOG.warn("inventory: {}:{} of koji can't be read: {}", question.name(), question.branch(), reason);
        }
        database.transact(handle -> {
            Walks.problem(handle, question.walk(), 0, reason);
            return null;
        });
    }
}
