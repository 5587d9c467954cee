package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.change.ModuleStateChange;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Undecidable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out from {@code mbs.module.state.change} whether a version of a module is ready: all of its contexts have ended,
 * at least one of them well. Where the message leaves it open, MBS is asked.
 */
public final class ReadyModuleChange {

    private static final String BUILDS = "/module-build-service/2/module-builds/";
    private static final int GARBAGE = 6;

    private final ModuleStateReader reader;
    private final boolean mbs;

    /** @param mbs whether there is an MBS to ask */
    public ReadyModuleChange(ModuleStateReader reader, boolean mbs) {
        this.reader = reader;
        this.mbs = mbs;
    }

    /** The draft with the change, or not ours; still open where MBS has to be asked for {@link #question}. */
    public Draft read(Draft draft) {
        Optional<ModuleStateChange> read = reader.read(draft.message());
        if (read.isEmpty()) {
            return draft.notOurs("The message does not name a module build and its state.");
        }
        ModuleStateChange change = read.get();
        if (change.scratch()) {
            return draft.notOurs("Module build " + change.id() + " is a scratch build.");
        }
        if (!ended(change.state())) {
            return draft.notOurs("Module build " + change.id() + " is in state " + change.stateName() + ".");
        }
        if (change.named() && change.version() != null && change.alone()) {
            return change.state() == ModuleStateChange.READY
                    ? ready(draft, change)
                    : draft.notOurs(label(change) + " failed, in its only context.");
        }
        return mbs ? draft : undecidable(draft, change, "no MBS is configured that could be asked");
    }

    /** The path and query of what MBS has to be asked: the build of a message that names no module, or all contexts. */
    public String question(Draft draft) {
        ModuleStateChange change = reader.read(draft.message()).orElseThrow();
        return nameless(change)
                ? BUILDS + change.id()
                : BUILDS + "?name=" + encoded(change.name()) + "&stream=" + encoded(change.stream()) + "&version="
                        + encoded(change.version()) + "&per_page=100";
    }

    /**
     * What MBS's answer to {@link #question} means. After the answer about a nameless build the draft may be open
     * still, for one question more.
     *
     * @throws MbsException when the answer can't be used; MBS is asked again later
     */
    public Draft answered(Draft draft, int status, String body) {
        ModuleStateChange change = reader.read(draft.message()).orElseThrow();
        MbsBody answer = MbsBody.of(status, body);
        if (!nameless(change)) {
            return contexts(draft, change, answer);
        }
        if (status == 404) {
            return undecidable(draft, change, "MBS knows no module build " + change.id());
        }
        if (status != 200 || !answer.json().path("name").isTextual()) {
            throw new MbsException(answer.sentence() + " - where module build " + change.id() + " was expected.");
        }
        return read(draft.withMessage(draft.message().withBody(answer.json())));
    }

    private Draft contexts(Draft draft, ModuleStateChange change, MbsBody answer) {
        List<String> running = new ArrayList<>();
        boolean ready = false;
        for (JsonNode each : answer.items()) {
            ModuleBuild build = new ModuleBuild(each);
            if (!build.scratch() && build.text("version").equals(change.version())) {
                ready = ready || build.ready();
                if (!ended(each.path("state").intValue())) {
                    running.add(build.text("context") + " (" + build.text("state_name") + ")");
                }
            }
        }
        if (!running.isEmpty()) {
            return draft.notOurs("Of " + label(change) + " these contexts have not ended yet: "
                    + String.join(", ", running) + "; the message about the last one counts.");
        }
        return ready ? ready(draft, change) : draft.notOurs("No context of " + label(change) + " is ready.");
    }

    private static boolean ended(int state) {
        return state == ModuleStateChange.READY || state == ModuleStateChange.FAILED || state == GARBAGE;
    }

    private static boolean nameless(ModuleStateChange change) {
        return !change.named() || change.version() == null;
    }

    private static Draft ready(Draft draft, ModuleStateChange change) {
        Artifact module = Artifact.module(change.name(), change.stream());
        String what = "version " + change.version() + " is ready";
        return draft.withChanges(label(change), List.of(new Change(what, module, change.version(), "")));
    }

    private static Draft undecidable(Draft draft, ModuleStateChange change, String why) {
        return draft.withChanges(nameless(change) ? "module build " + change.id() : label(change), List.of())
                .noRebuild(Undecidable.untilChanged(
                        "whether all contexts of module build " + change.id() + " have ended; " + why + "."));
    }

    private static String label(ModuleStateChange change) {
        return change.name() + ":" + change.stream() + ":" + change.version();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
