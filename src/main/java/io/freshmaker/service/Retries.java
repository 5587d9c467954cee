package io.freshmaker.service;

import io.freshmaker.compose.ComposeWork;
import io.freshmaker.http.BeforeSending;
import io.freshmaker.inventory.Readings;
import io.freshmaker.koji.KojiException;
import io.freshmaker.plan.Received;
import io.freshmaker.signing.HalfSignedBuilds;
import io.freshmaker.store.Composes;
import io.freshmaker.store.Inbox;
import io.freshmaker.store.Outage;
import io.freshmaker.store.Signings;
import io.freshmaker.store.Submissions;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.Lasting;
import io.freshmaker.submit.Submission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the error policy of the routes does with work that failed: it goes back to the database, with the reason. */
public final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private static final Map<Class<?>, String> KINDS = Map.of(
            Received.class,
            "message",
            Submission.class,
            "submission",
            Followed.class,
            "tasks",
            HalfSignedBuilds.class,
            "signing",
            ComposeWork.class,
            "compose");
    private static final String READING = "inventory";
    /** A route failed before it took anything. */
    private static final String ROUTE = "route";

    private final Inbox inbox;
    private final Submissions submissions;
    private final Composes composes;
    private final Readings readings;
    private final Signings signings;
    private final Outage outage;
    private final MeterRegistry metrics;

    public Retries(
            Inbox inbox,
            Submissions submissions,
            Composes composes,
            Readings readings,
            Signings signings,
            Outage outage,
            MeterRegistry metrics) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.composes = composes;
        this.readings = readings;
        this.signings = signings;
        this.outage = outage;
        this.metrics = metrics;
        KINDS.values().forEach(kind -> count(kind));
        count(READING);
        count(ROUTE);
    }

    /** @param work what the route had taken; null when it failed before it took anything */
    public void later(Object work, Exception failure) {
        boolean away = Outage.caused(failure);
        count(work);
        if (away) {
            outage.noticed(failure);
        }
        if (away && work == null) {
            return;
        }
        try {
            giveBack(work, failure, away);
        } catch (RuntimeException e) {
            if (!Outage.caused(e)) {
                throw e;
            }
            outage.noticed(e);
            LOG.warn("{} is taken up again when its lease has run out", name(work));
        }
    }

    private void count(Object work) {
        count(KINDS.entrySet().stream()
                        .filter(kind -> kind.getKey().isInstance(work))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(work == null ? ROUTE : READING))
                .increment();
    }

    private Counter count(String kind) {
        return Counter.builder("freshmaker.retries")
                .description("Work that failed and is tried again")
                .tag("work", kind)
                .register(metrics);
    }

    private static String name(Object work) {
        if (work instanceof Received received) {
            return "message " + received.message().id();
        }
        if (work instanceof Submission submission) {
            return "build " + submission.buildId() + " at step " + submission.step();
        }
        if (work instanceof Followed followed) {
            return "the look at builds in flight (" + followed.submissions().size() + ")";
        }
        if (work instanceof HalfSignedBuilds signed) {
            return "the look at the signatures of builds (" + signed.builds().size() + ")";
        }
        return work instanceof ComposeWork compose
                ? "compose " + compose.id() + " at step " + compose.step()
                : "a reading of the inventory";
    }

    private static String said(Throwable failure) {
        return Objects.requireNonNullElseGet(failure.getMessage(), () -> BeforeSending.words(failure));
    }

    private void giveBack(Object work, Exception failure, boolean away) {
        Throwable root = failure;
        boolean hopeless = false;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            root = t;
            hopeless = hopeless || t instanceof Lasting lasting && lasting.permanent();
            if (t instanceof Lasting || t instanceof KojiException) {
                break;
            }
        }
        String words = away ? Outage.words(failure) : said(root);
        if (work instanceof Received received) {
            LOG.warn("message {} is planned later: {}", received.message().id(), words, away ? null : failure);
            inbox.postpone(received, words);
        } else if (work instanceof Submission submission) {
            LOG.warn("{}: {}", name(work), words);
            submissions.interrupted(submission, words, hopeless);
        } else if (work instanceof Followed followed) {
            LOG.warn("{} is taken later: {}", name(work), words);
            submissions.interrupted(followed, words);
        } else if (work instanceof HalfSignedBuilds signed) {
            LOG.warn("{} is taken later: {}", name(work), words);
            signings.later(signed, words);
        } else if (work instanceof ComposeWork compose) {
            LOG.warn("{}: {}", name(work), words);
            composes.interrupted(compose, words);
        } else if (!readings.later(work, words)) {
            LOG.warn("{}; it is tried again at the next turn", words);
        }
    }
}
