package io.freshmaker.bodhi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.UpdateReader;
import io.freshmaker.http.JsonAnswer;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Underway;

/** An update that somebody asks for by its name, until it is known. */
public final class SoughtUpdate implements Underway {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Draft draft;
    private final String question;

    private SoughtUpdate(Draft draft, String question) {
        this.draft = draft;
        this.question = question;
    }

    /** Of which there is nothing to ask. */
    static SoughtUpdate known(Draft draft) {
        return new SoughtUpdate(draft, null);
    }

    static SoughtUpdate unknown(Draft draft, String alias) {
        return new SoughtUpdate(draft, alias);
    }

    /** The name of the update that Bodhi is to be asked for, which may stand in a path; null for nothing. */
    public String question() {
        return question;
    }

    @Override
    public Draft draft() {
        return draft;
    }

    /** With Bodhi's answer to {@code GET /updates/ALIAS}. */
    SoughtUpdate answered(int status, String body) {
        JsonAnswer answer = JsonAnswer.of(status, body);
        JsonNode update = answer.json().path("update");
        if (status == OK && update.isObject()) {
            return known(with(draft, update));
        }
        if (status == NOT_FOUND && answer.json().isObject()) {
            return known(draft.noRebuild("Bodhi knows no update " + question
                    + ": look at its name, which is like FEDORA-2018-8a7e6c2bd1, and at freshmaker.bodhi.url."));
        }
        throw new BodhiException(answer.sentence("Bodhi")
                + " - where an update was expected: is freshmaker.bodhi.url right, and Bodhi up?");
    }

    /** With a message as Bodhi sends it when an update is out. */
    static Draft with(Draft draft, JsonNode update) {
        BusMessage asked = draft.message();
        return draft.withMessage(new BusMessage(
                asked.id(),
                UpdateReader.TOPIC,
                asked.address(),
                asked.envelope(),
                asked.headers(),
                asked.sentAt(),
                JsonNodeFactory.instance.objectNode().set("update", update)));
    }
}
