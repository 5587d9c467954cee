package io.freshmaker.inventory;

/** What the inventory is about to read of MBS and Koji, and what becomes of it when they don't answer. */
public final class Readings {

    private final InventoryFill fill;
    private final Reconciliation reconciliation;
    private final OwnBuilds ownBuilds;
    private final ImageReadings images;

    public Readings(InventoryFill fill, Reconciliation reconciliation, OwnBuilds ownBuilds, ImageReadings images) {
        this.fill = fill;
        this.reconciliation = reconciliation;
        this.ownBuilds = ownBuilds;
        this.images = images;
    }

    /**
     * Puts a reading off until after a pause.
     *
     * @param work what a route had taken
     * @return false when it is no reading
     */
    public boolean later(Object work, String reason) {
        if (work instanceof FillPage page) {
            fill.failed(page, reason);
        } else if (work instanceof WalkPage page) {
            reconciliation.failed(page.walk(), "page " + page.number(), reason);
        } else if (work instanceof StreamQuestion question && question.walk() > 0) {
            reconciliation.failed(question.walk(), question.name() + ":" + question.stream(), reason);
        } else if (work instanceof OwnBuild build) {
            ownBuilds.failed(build, reason);
        } else {
            return images.later(work, reason);
        }
        return true;
    }
}
