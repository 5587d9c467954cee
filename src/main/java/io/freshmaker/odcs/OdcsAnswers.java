package io.freshmaker.odcs;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import io.freshmaker.http.BeforeSending;
import io.freshmaker.http.JsonAnswer;
import io.freshmaker.http.NoTicketException;
import java.util.Optional;

/** Says what ODCS's answers mean. */
public final class OdcsAnswers {

    private static final String URL = " - is freshmaker.odcs.url right?";

    private final String remedy;

    /** @param remedy what a person looks at when ODCS does not let us in: the settings by their names */
    public OdcsAnswers(String remedy) {
        this.remedy = remedy;
    }

    /** The answer to {@code POST composes/}, which is 200 with the compose that ODCS made. */
    public ComposeAnswer asked(int status, String body) {
        JsonAnswer answer = JsonAnswer.of(status, body);
        return status == 200 ? accepted("ODCS makes it as compose ", answer) : refused(answer);
    }

    /**
     * The answer to {@code PATCH composes/ID}: the compose with another time to expire. A compose that was removed in
     * the meantime ODCS makes anew, with another id.
     */
    public ComposeAnswer extended(ComposeWork work, int status, String body) {
        JsonAnswer answer = JsonAnswer.of(status, body);
        if (status == 404 && answer.fromService()) {
            return new ComposeAnswer.Refused("ODCS does not keep compose " + work.remote() + " longer: "
                    + answer.words() + " It keeps only what is done.");
        }
        long now = new ComposeJson(answer.json()).id();
        String words = now == work.remote()
                ? "ODCS keeps compose "
                : "ODCS had removed compose " + work.remote() + ", and makes it anew as compose ";
        return status == 200 ? accepted(words, answer) : refused(answer);
    }

    /**
     * The answer to {@code DELETE composes/ID}, which is 202. ODCS lets us delete what is ours and still waits; all else only its
     * administrators may, once it has ended.
     */
    public ComposeAnswer deleted(int status, String body) {
        JsonAnswer answer = JsonAnswer.of(status, body);
        if (status == 202 || status == 404 && answer.fromService()) {
            return new ComposeAnswer.Deleted(answer.words());
        }
        return status == 403 && answer.fromService() ? new ComposeAnswer.Rejected(answer.words()) : refused(answer);
    }

    private static ComposeAnswer accepted(String words, JsonAnswer answer) {
        var compose = new ComposeJson(answer.json());
        return compose.readable()
                ? new ComposeAnswer.Accepted(words + compose.id(), compose.remote())
                : new ComposeAnswer.Unknown(
                        "ODCS answered 200, but names no compose in a state that is known: " + answer.words());
    }

    private ComposeAnswer refused(JsonAnswer answer) {
        String said = answer.sentence("ODCS");
        return switch (answer.status()) {
            case 400, 409, 413, 422 ->
                answer.fromService()
                        ? new ComposeAnswer.Rejected(answer.words())
                        : new ComposeAnswer.Refused(
                                said + " - which ODCS itself does not say: what stands in front of it?");
            case 401, 403 -> new ComposeAnswer.Refused(said + " - " + remedy);
            case 301, 302, 303, 307, 308, 404, 405, 410 -> new ComposeAnswer.Refused(said + URL);
            case 408, 429 -> new ComposeAnswer.Refused(said);
            default -> new ComposeAnswer.Unknown(said);
        };
    }

    /** What it means that a call ended without an answer: whether the request can have reached ODCS. */
    public ComposeAnswer failed(Throwable failure) {
        Optional<Throwable> ticket = BeforeSending.causes(failure)
                .filter(NoTicketException.class::isInstance)
                .findFirst();
        if (ticket.isPresent()) {
            return new ComposeAnswer.Refused(ticket.get().getMessage());
        }
        return BeforeSending.in(failure)
                .<ComposeAnswer>map(before -> new ComposeAnswer.Refused("ODCS can't be reached ("
                        + BeforeSending.words(before) + "): is it up, and freshmaker.odcs.url right?"))
                .orElseGet(
                        () -> new ComposeAnswer.Unknown("ODCS gave no answer (" + BeforeSending.words(failure) + ")"));
    }

    /**
     * The answer to {@code GET composes/ID}. What ODCS no longer knows counts as removed.
     *
     * @throws OdcsException when it is not the compose, or in a state that is not known
     */
    public RemoteCompose got(ComposeWork work, int status, String body) {
        JsonAnswer answer = JsonAnswer.of(status, body);
        if (status == 404 && answer.fromService()) {
            return gone(work.remote(), answer.words());
        }
        var compose = new ComposeJson(answer.json());
        if (status != 200 || !compose.readable() || compose.id() != work.remote()) {
            throw unusable(answer, "compose " + work.remote());
        }
        return compose.remote();
    }

    private static RemoteCompose gone(long id, String words) {
        return new RemoteCompose(
                id,
                ComposeState.REMOVED,
                "ODCS no longer has compose " + id + ": " + words,
                "",
                null,
                "",
                "",
                null,
                null,
                null,
                null);
    }

    OdcsException unusable(JsonAnswer answer, String expected) {
        boolean locked = answer.status() == 401 || answer.status() == 403;
        return new OdcsException(answer.sentence("ODCS") + " - where " + expected + " was expected: "
                + (locked ? remedy : "is freshmaker.odcs.url right, and ODCS up?"));
    }
}
