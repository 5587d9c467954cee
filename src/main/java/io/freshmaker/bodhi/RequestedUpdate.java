package io.freshmaker.bodhi;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.Wish;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Undecidable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds the update that a person names: among the messages that were kept, and else at Bodhi. */
public final class RequestedUpdate {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}");

    private final Function<String, Optional<JsonNode>> kept;
    private final boolean bodhi;

    /**
     * Keeps who is asked.
     *
     * @param kept the newest update that a kept message of Bodhi's told of, by its alias
     * @param bodhi whether there is a Bodhi to ask
     */
    public RequestedUpdate(Function<String, Optional<JsonNode>> kept, boolean bodhi) {
        this.kept = kept;
        this.bodhi = bodhi;
    }

    /**
     * What is kept of the update, or given in the place of its name; Bodhi is to be asked as long as there is a question. Not ours for a message that names
     * none, no rebuild where nobody can be asked; a draft that is decided already stays as it is.
     */
    public SoughtUpdate read(Draft draft) {
        if (draft.decided()) {
            return SoughtUpdate.known(draft);
        }
        JsonNode given = draft.message().body().path("update");
        if (draft.message().topic().equals(Wish.UPDATE_TOPIC) && given.isObject()) {
            return SoughtUpdate.known(SoughtUpdate.with(draft, given));
        }
        String alias = Wish.read(draft.message()).map(Wish::update).orElse("");
        if (alias.isEmpty()) {
            return SoughtUpdate.known(draft.notOurs("The message names no update."));
        }
        Draft named = draft.withChanges(alias, List.of());
        if (!ALIAS.matcher(alias).matches()) {
            return SoughtUpdate.known(named.noRebuild("'" + alias
                    + "' is no name of an update: write it as Bodhi does, such as FEDORA-2018-8a7e6c2bd1."));
        }
        Optional<JsonNode> update = kept.apply(alias);
        if (update.isPresent()) {
            return SoughtUpdate.known(SoughtUpdate.with(named, update.get()));
        }
        return bodhi
                ? SoughtUpdate.unknown(named, alias)
                : SoughtUpdate.known(named.noRebuild(Undecidable.untilDone("no message about " + alias
                        + " was kept, and there is no Bodhi to ask: set freshmaker.bodhi.url, or ask for the"
                        + " rebuild by the NVRs of its builds")));
    }

    /**
     * Takes Bodhi's answer to the question.
     *
     * @throws BodhiException when the answer can't be used; Bodhi is asked again later
     */
    public SoughtUpdate answered(SoughtUpdate asked, int status, String body) {
        return asked.answered(status, body);
    }

    /** The draft with the update in its message, or decided. */
    public Draft found(SoughtUpdate sought) {
        return sought.draft();
    }
}
