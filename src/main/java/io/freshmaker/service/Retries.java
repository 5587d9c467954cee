package io.freshmaker.service;

import io.freshmaker.inventory.FillPage;
import io.freshmaker.inventory.InventoryFill;
import io.freshmaker.plan.Received;
import io.freshmaker.store.Inbox;
import io.freshmaker.store.Submissions;
import io.freshmaker.submit.Lasting;
import io.freshmaker.submit.Submission;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the error policy of the routes does with work that failed: it goes back to the database, with the reason. */
public final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final Inbox inbox;
    private final Submissions submissions;
    private final InventoryFill fill;

    public Retries(Inbox inbox, Submissions submissions, InventoryFill fill) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.fill = fill;
    }

    /** @param work what the route had taken; null when it failed before it took anything */
    public void later(Object work, Exception failure) {
        Throwable root = failure;
        boolean hopeless = false;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            root = t;
            hopeless = hopeless || t instanceof Lasting lasting && lasting.permanent();
            if (t instanceof Lasting) {
                break;
            }
        }
        String words = Objects.requireNonNullElse(root.getMessage(), root.toString());
        if (work instanceof Received received) {
            LOG.warn("message {} is planned later: {}", received.message().id(), words, failure);
            inbox.postpone(received, words);
        } else if (work instanceof Submission submission) {
            LOG.warn("build {} at step {}: {}", submission.buildId(), submission.step(), words);
            submissions.interrupted(submission, words, hopeless);
        } else if (work instanceof FillPage page) {
            fill.failed(page, words);
        } else {
            LOG.warn("{}; it is tried again at the next turn", words);
        }
    }
}
