package io.freshmaker.inventory;

import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the inventory with the whole of MBS from time to time, and corrects it. First it reads all pages of ready
 * modules; then it asks for each stream that was not found there as the inventory knows it, so that nothing leaves only
 * because a list shifted while it was read. How far it came is stored: it goes on after a restart, and of two replicas
 * that read the same page one counts.
 */
public final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private static final int PAGES = 0;
    private static final int STREAMS = 1;

    private final Database database;
    private final String source;
    private final Duration period;
    private final Learning learning;
    private final Settlement settlement;
    private final Respite respite;
    private final WalkEnd end;

    /**
     * @param source the build system, or {@code none} to leave the inventory to imports
     * @param period from the end of one to the next; zero for never, unless somebody asks
     * @param counts told how many were {@code learned}, {@code corrected} and {@code removed} by each one that is done
     */
    public Reconciliation(
            Database database,
            String source,
            Duration period,
            Learning learning,
            Respite respite,
            ObjIntConsumer<String> counts) {
        this.database = database;
        this.source = source;
        this.period = period;
        this.learning = learning;
        this.settlement = new Settlement(learning);
        this.respite = respite;
        this.end = new WalkEnd(database, source, counts);
    }

    /** The page to read next; null when no reconciliation reads pages now, and none is due. */
    public WalkPage nextPage() {
        if (source.equals("none") || !respite.isOver()) {
            return null;
        }
        Optional<Walks.Walk> open = database.read(handle -> Walks.open(handle, source));
        if (open.isEmpty() && !period.isZero() && database.read(handle -> Walks.due(handle, source, period))) {
            open = database.transact(this::beginIfDue);
        }
        return open.filter(walk -> walk.state() == PAGES)
                .map(walk -> new WalkPage(walk.id(), walk.page(), walk.total()))
                .orElse(null);
    }

    /** Has one begin now, unless one is under way or there is nothing yet to compare with. */
    public void request() {
        if (!source.equals("none")) {
            database.transact(handle -> Walks.request(handle, source));
        }
    }

    private Optional<Walks.Walk> beginIfDue(Handle handle) {
        if (Walks.due(handle, source, period)) {
            Walks.begin(handle, source);
        }
        return Walks.open(handle, source);
    }

    /**
     * Takes what a page says. When there are fewer builds than before, others moved up over the page's edge: the page
     * before is read again.
     *
     * @param pages how many pages there are
     * @param total how many builds there are
     * @param problems a sentence for each build that could not be read
     */
    public void read(WalkPage page, List<Learned> builds, int pages, int total, List<String> problems) {
        respite.end();
        boolean shifted = page.number() > 1 && total < page.total();
        boolean last = !shifted && page.number() >= pages;
        int next = shifted ? page.number() - 1 : last ? page.number() : page.number() + 1;
        boolean ours = database.transact(handle -> {
            boolean first = handle.createUpdate("""
                            update inventory_walks set state = :state, next_page = :next, pages = :pages, total = :total,
                              last_problem = null
                            where id = :id and state = 0 and next_page = :page
                            """)
                            .bind("state", last ? STREAMS : PAGES)
                            .bind("next", next)
                            .bind("pages", pages)
                            .bind("total", total)
                            .bind("id", page.walk())
                            .bind("page", page.number())
                            .execute()
                    == 1;
            if (first) {
                take(handle, page.walk(), learning.learn(handle, builds, source));
                problems.stream()
                        .findFirst()
                        .ifPresent(problem -> Walks.problem(handle, page.walk(), problems.size(), problem));
            }
            return first;
        });
        if (ours) {
            problems.forEach(problem -> LOG.warn("inventory: {}", problem));
            LOG.debug("inventory: reconciling, page {} of {}", page.number(), pages);
        }
    }

    private static void take(Handle handle, long walk, List<Lesson> lessons) {
        ArtifactRows.confirm(
                handle, lessons.stream().filter(Lesson::whole).map(Lesson::id).toList(), walk);
        Walks.note(handle, walk, lessons);
    }

    /** The stream to ask for next; null when there is none now. */
    public StreamQuestion nextStream() {
        if (source.equals("none") || !respite.isOver()) {
            return null;
        }
        Optional<Walks.Walk> open =
                database.read(handle -> Walks.open(handle, source)).filter(walk -> walk.state() == STREAMS);
        if (open.isEmpty()) {
            return null;
        }
        Optional<StreamQuestion> question = database.read(handle -> doubtful(handle, open.get()));
        if (question.isEmpty()) {
            end.reached(open.get().id());
        }
        return question.orElse(null);
    }

    private Optional<StreamQuestion> doubtful(Handle handle, Walks.Walk walk) {
        return handle.createQuery("""
                        select id, name, stream, version from artifacts
                        where id > :asked and type = 'module' and source = :source and left_at is null
                          and (walk_id is null or walk_id <> :walk)
                        order by id fetch first 1 rows only
                        """)
                .bind("asked", walk.asked())
                .bind("source", source)
                .bind("walk", walk.id())
                .map((row, context) -> new StreamQuestion(
                        walk.id(), walk.asked(), row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .findOne();
    }

    /**
     * Takes what MBS says of a stream.
     *
     * @param ready all its ready builds; none when it is gone
     * @param problems a sentence for each build that could not be read: then the stream stays as it is
     */
    public void answered(StreamQuestion question, List<Learned> ready, List<String> problems) {
        respite.end();
        database.transact(handle -> {
            int first = handle.createUpdate("""
                            update inventory_walks set asked_id = :id, last_problem = null
                            where id = :walk and state = 1 and asked_id = :previous
                            """)
                    .bind("id", question.id())
                    .bind("walk", question.walk())
                    .bind("previous", question.previous())
                    .execute();
            if (first == 1 && problems.isEmpty()) {
                settlement
                        .settle(handle, question, ready)
                        .ifPresent(lesson -> take(handle, question.walk(), List.of(lesson)));
            } else if (first == 1) {
                Walks.problem(handle, question.walk(), problems.size(), problems.get(0));
            }
            return null;
        });
    }

    /** Remembers why MBS could not be asked; it is asked again after a pause. */
    void failed(long walk, String what, String reason) {
        respite.begin();
        LOG.warn("inventory: {} of {} can't be read: {}", what, source, reason);
        database.transact(handle -> {
            Walks.problem(handle, walk, 0, reason);
            return null;
        });
    }
}
