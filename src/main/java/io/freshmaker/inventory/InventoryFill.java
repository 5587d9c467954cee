package io.freshmaker.inventory;

import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Database;
import io.freshmaker.store.Pause;
import io.freshmaker.store.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the inventory page by page. How far it came is stored with what was learned, so that it goes on there after
 * a restart.
 */
public final class InventoryFill {

    private static final Logger LOG = LoggerFactory.getLogger(InventoryFill.class);

    private static final int FILLING = 1;
    private static final int FILLED = 2;

    private final Database database;
    private final String source;
    private final Learning learning;
    private final Respite respite;

    /** Learns whatever there is, with pauses of up to a minute between tries. */
    public InventoryFill(Database database, String source) {
        this(database, source, new Learning(database, EndOfLife.NEVER), Respite.upTo(new Pause(Duration.ofMinutes(1))));
    }

    /**
     * @param source the build system to read from, or {@code none} to leave it to imports
     * @param respite how long a page that could not be read is left alone
     */
    public InventoryFill(Database database, String source, Learning learning, Respite respite) {
        this.database = database;
        this.source = source;
        this.learning = learning;
        this.respite = respite;
    }

    /** The page to read next; null when there is nothing to fill. */
    public FillPage next() {
        if (source.equals("none") || !respite.isOver()) {
            return null;
        }
        return database.read(handle -> {
            Optional<Integer> state = state(handle, source);
            if (state.isPresent() && state.get() == FILLED) {
                return null;
            }
            int page = handle.createQuery("select next_page from inventory_sources where name = :name")
                    .bind("name", source)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(1);
            return new FillPage(source, page);
        });
    }

    /** Takes one page into the inventory, and remembers that it was read; a page that was read already changes nothing. */
    public void learned(FillPage page, List<Learned> builds, int pages, List<String> problems) {
        respite.end();
        boolean last = page.number() >= pages;
        Optional<Long> total = database.transact(handle -> {
            begin(handle, page.source());
            return advance(handle, page, builds.size(), last, problems)
                    ? Optional.of(learn(handle, page, builds))
                    : Optional.empty();
        });
        if (total.isEmpty()) {
            return;
        }
        problems.forEach(problem -> LOG.warn("inventory: {}", problem));
        LOG.info(
                "inventory: page {} of {} from {}, {} builds so far", page.number(), pages, page.source(), total.get());
        if (last) {
            LOG.info("inventory: filled from {}", page.source());
        }
    }

    private static boolean advance(Handle handle, FillPage page, int learned, boolean last, List<String> problems) {
        return handle.createUpdate("""
                                update inventory_sources set state = :state, next_page = :next,
                                  learned = learned + :learned, problems = problems + :problems,
                                  last_problem = coalesce(:problem, last_problem),
                                  filled_at = case when :state = 2 then current_timestamp else null end
                                where name = :name and next_page = :page and state <> 2
                                """)
                        .bind("state", last ? FILLED : FILLING)
                        .bind("next", last ? page.number() : page.number() + 1)
                        .bind("learned", learned)
                        .bind("problems", problems.size())
                        .bind("problem", problems.isEmpty() ? null : Text.sentence(problems.get(0)))
                        .bind("name", page.source())
                        .bind("page", page.number())
                        .execute()
                == 1;
    }

    private long learn(Handle handle, FillPage page, List<Learned> builds) {
        learning.learn(handle, builds, page.source());
        return handle.createQuery("select learned from inventory_sources where name = :name")
                .bind("name", page.source())
                .mapTo(Long.class)
                .one();
    }

    /** Remembers why a page could not be read; it is read again after a pause. */
    public void failed(FillPage page, String reason) {
        respite.begin();
        LOG.warn("inventory: page {} of {} can't be read: {}", page.number(), page.source(), reason);
        database.transact(handle -> {
            begin(handle, page.source());
            return handle.createUpdate("update inventory_sources set last_problem = :problem where name = :name")
                    .bind("problem", Text.sentence(reason))
                    .bind("name", page.source())
                    .execute();
        });
    }

    private static Optional<Integer> state(Handle handle, String name) {
        return handle.createQuery("select state from inventory_sources where name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne();
    }

    private static void begin(Handle handle, String name) {
        if (state(handle, name).isPresent()) {
            return;
        }
        handle.createUpdate("""
                        insert into inventory_sources (name, state, next_page, learned, started_at)
                        values (:name, 1, 1, 0, current_timestamp)
                        """).bind("name", name).execute();
    }
}
