package io.freshmaker.sandbox.odcs;

import io.freshmaker.compose.ComposeState;
import io.freshmaker.sandbox.HttpCall;
import io.freshmaker.sandbox.Refusal;
import io.freshmaker.sandbox.odcs.OdcsOptions.Person;
import io.freshmaker.sandbox.odcs.OdcsOptions.Right;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/** Carries out what changes composes, for those who may. */
final class ComposeCommands {

    private final Composes composes;
    private final OdcsLogins logins;
    private final Composer composer;
    private final Duration life;
    private final Duration longestLife;

    ComposeCommands(Composes composes, OdcsLogins logins, Composer composer, OdcsOptions options) {
        this.composes = composes;
        this.logins = logins;
        this.composer = composer;
        this.life = options.life();
        this.longestLife = options.longestLife();
    }

    /** A new compose, also when there is one of the same content: nothing tells a repeated request from another. */
    Compose ask(HttpCall call) {
        Person person = logins.person(call);
        RequestBody body = RequestBody.of(call.body());
        return composes.add(person.name(), body.content(), life(body));
    }

    private long life(RequestBody body) {
        long seconds = body.secondsToLive().orElse(life.toSeconds());
        return 1000 * Math.max(0, Math.min(seconds, longestLife.toSeconds()));
    }

    /** The compose, kept longer; or a new one in its place when it is gone or other builds or keys are wanted. */
    Compose change(long id, HttpCall call) {
        Person person = logins.person(call);
        RequestBody body = RequestBody.of(call.body().isBlank() ? "{}" : call.body());
        Compose old = composes.find(id)
                .filter(compose -> compose.state().ended())
                .orElseThrow(() -> new Refusal(404, "No expired or failed compose with id " + id));
        Content content = old.content();
        List<String> sigkeys = body.sigkeys().orElse(content.sigkeys());
        List<String> builds = body.builds().orElse(content.builds());
        boolean same = new HashSet<>(sigkeys).equals(new HashSet<>(content.sigkeys()))
                && new HashSet<>(builds).equals(new HashSet<>(content.builds()));
        return old.in(ComposeState.DONE) && same
                ? composes.extend(old, life(body))
                : composes.add(person.name(), content.with(sigkeys, builds), life(body));
    }

    /** Cancels one that waits, or has one that has ended removed; answers what is going to happen, in a sentence. */
    String delete(long id, HttpCall call) {
        Person person = logins.person(call);
        Compose compose = composes.find(id).orElseThrow(ComposeCommands::noSuchCompose);
        boolean admin = person.right() == Right.ADMIN;
        boolean own = compose.owner().equals(person.name());
        if (!admin && !(own && compose.in(ComposeState.WAIT))) {
            throw new Refusal(403, "User " + person.name() + " is not allowed to remove compose " + id + ".");
        }
        if (compose.in(ComposeState.WAIT)) {
            String reason = "Canceled by " + person.name();
            composes.change(id, one -> one.in(ComposeState.WAIT), one -> one.failed(reason, composes.now()));
            return "The compose (id=" + id + ") is canceled.";
        }
        composes.change(id, Compose::stored, one -> one.unwanted(person.name(), composes.now()))
                .ifPresentOrElse(composer::goOn, () -> {
                    throw new Refusal(
                            400, "Compose (id=" + id + ") can not be removed, its state needs to be done or failed.");
                });
        return "The delete request for compose (id=" + id + ") has been accepted.";
    }

    static Refusal noSuchCompose() {
        return new Refusal(404, "No such compose found.");
    }
}
