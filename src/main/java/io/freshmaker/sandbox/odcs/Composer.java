package io.freshmaker.sandbox.odcs;

import io.freshmaker.compose.ComposeState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes composes from waiting over generating to their end by itself, as the script says, and removes what expired. */
final class Composer {

    private static final Logger LOG = LoggerFactory.getLogger(Composer.class);

    private final Composes composes;
    private final ComposerScript script;
    private final Supply supply;
    private final Duration step;
    private final ScheduledExecutorService timer;

    Composer(Composes composes, ComposerScript script, Supply supply, Duration step, ScheduledExecutorService timer) {
        this.composes = composes;
        this.script = script;
        this.supply = supply;
        this.step = step;
        this.timer = timer;
    }

    /** Has the compose go on after the time that its state takes. Once more for the same state does no harm. */
    void goOn(Compose compose) {
        long id = compose.id();
        switch (compose.state()) {
            case WAIT -> {
                if (!script.isWaiting(compose.content())) {
                    schedule(step.toMillis(), () -> begin(id));
                }
            }
            case GENERATING -> {
                if (!script.isStuck(compose.content())) {
                    schedule(script.duration(compose.content(), step).toMillis(), () -> end(id));
                }
            }
            case DONE, FAILED -> schedule(compose.times().expires() - composes.now(), () -> expire(id));
            case REMOVED -> {}
        }
    }

    private void schedule(long wait, Runnable work) {
        if (timer.isShutdown()) {
            return;
        }
        Runnable guarded = () -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                LOG.error("A compose of the stand-in of ODCS can't go on", failure);
            }
        };
        timer.schedule(guarded, Math.max(0, wait), TimeUnit.MILLISECONDS);
    }

    private void begin(long id) {
        composes.change(id, compose -> compose.in(ComposeState.WAIT), compose -> compose.started(composes.now()));
    }

    /** The supply is asked outside of the lock of the composes: who supplies may ask for composes in a lock of its own. */
    private void end(long id) {
        Compose compose = composes.find(id)
                .filter(one -> one.in(ComposeState.GENERATING) && !script.isStuck(one.content()))
                .orElse(null);
        if (compose == null) {
            return;
        }
        String failure = script.failure(compose.content()).orElse(null);
        if (failure != null) {
            fail(id, failure);
            return;
        }
        try {
            composes.finish(id, builds(compose.content()));
        } catch (IllegalArgumentException unobtainable) {
            fail(id, "Error while generating compose: " + unobtainable.getMessage());
        }
    }

    private void fail(long id, String reason) {
        composes.change(
                id, compose -> compose.in(ComposeState.GENERATING), compose -> compose.failed(reason, composes.now()));
    }

    private List<String> builds(Content content) {
        boolean inherit = !content.has("no_inheritance");
        return switch (content.type()) {
            case TAG -> supply.builds(content.source(), List.of(), content.packages(), inherit);
            case BUILD -> supply.builds("", content.builds(), content.packages(), inherit);
            default -> List.of();
        };
    }

    /** Removes the compose if its time is over; otherwise looks again when it will be. */
    void expire(long id) {
        composes.change(
                id,
                compose -> compose.stored() && compose.times().expires() <= composes.now(),
                compose -> compose.removed(composes.now()));
        composes.find(id).filter(Compose::stored).ifPresent(this::goOn);
    }
}
