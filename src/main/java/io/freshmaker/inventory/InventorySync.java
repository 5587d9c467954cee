package io.freshmaker.inventory;

import io.freshmaker.store.Database;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Has a reconciliation begin now and follows it until it is done. It goes on when nobody follows it any more. */
public final class InventorySync {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration TAKEN_UP = Duration.ofSeconds(20);

    private final Database database;
    private final String source;

    /** @param source the build system that the inventory is learned from */
    public InventorySync(Database database, String source) {
        this.database = database;
        this.source = source;
    }

    /**
     * Follows it, a line for each step, and at last tells what was corrected.
     *
     * @throws IllegalStateException when there is nothing to reconcile yet, or no service takes it up
     */
    public void run(PrintWriter out) {
        Walks.Walk walk = database.transact(handle -> Walks.request(handle, source))
                .orElseThrow(() -> new IllegalStateException("The inventory has not been filled from " + source
                        + " yet, which reads everything; the check inventory of /health/ready tells how far it is."));
        out.println("Reconciling the inventory with " + source + "; Ctrl-C leaves it going on.");
        String told = "";
        long begun = System.nanoTime();
        while (walk.state() != 2) {
            String line = walk.place() + (walk.problem() == null ? "" : ", last problem: " + walk.problem());
            if (!line.equals(told)) {
                out.println("  " + line);
                told = line;
            }
            if (out.checkError()) {
                return;
            }
            boolean untouched = walk.pages() == 0 && walk.problem() == null;
            if (untouched && System.nanoTime() - begun > TAKEN_UP.toNanos()) {
                throw new IllegalStateException("Nobody has taken it up for " + TAKEN_UP.toSeconds()
                        + " s: is a service running on this database? It begins when one does: ./freshmaker serve");
            }
            LockSupport.parkNanos(LOOK.toNanos());
            walk = again(walk);
        }
        List<Correction> corrections = corrections(walk.id());
        corrections.forEach(each -> out.println("  " + each.sentence()));
        out.println("Reconciled: " + walk.outcome() + ".");
    }

    private Walks.Walk again(Walks.Walk walk) {
        Optional<Walks.Walk> now = database.read(handle -> Walks.find(handle, walk.id()));
        return now.orElseThrow(
                () -> new IllegalStateException("This reconciliation is done, and another one has begun since."));
    }

    private List<Correction> corrections(long walk) {
        return database.read(handle -> Walks.corrections(handle, walk));
    }
}
