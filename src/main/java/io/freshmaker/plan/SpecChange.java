package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Branches;
import io.freshmaker.change.Change;
import io.freshmaker.change.DistGitPush;
import io.freshmaker.change.DistGitReader;
import java.util.List;
import java.util.Optional;

/** Finds out whether commits in dist-git changed a source that matters, such as a spec file. A deleted one did. */
public final class SpecChange {

    private final DistGitReader reader;

    public SpecChange(DistGitReader reader) {
        this.reader = reader;
    }

    /**
     * The draft with the change; not ours when nothing that matters changed; no rebuild, with the reason, when the
     * message leaves it open. A draft that is decided already stays as it is.
     *
     * @param namespace the dist-git namespace that counts, such as {@code rpms}
     * @param file the top-level files that count, with {@code *} and {@code ?}, and {@code {name}} for the name of the
     *     repository: {@code *.spec}, {@code {name}.yaml}
     * @param type the type of artifact that these sources make, such as {@code rpm}
     */
    public Draft read(Draft draft, String namespace, String file, String type) {
        if (draft.decided()) {
            return draft;
        }
        return reader.read(draft.message())
                .map(push -> read(draft, push, namespace, file, type))
                .orElseGet(() -> draft.notOurs("The message does not name a namespace and a repository of dist-git."));
    }

    Draft read(Draft draft, DistGitPush push, String namespace, String file, String type) {
        Optional<String> foreign = foreign(push, namespace);
        if (foreign.isPresent()) {
            return draft.notOurs(foreign.get());
        }
        TopLevelFiles wanted = new TopLevelFiles(file, push.repository());
        if (!push.filesKnown()) {
            return undecided(draft, push, wanted, type, "does not list the changed files of " + push.where() + ".");
        }
        Optional<String> changed =
                push.files().stream().filter(wanted::match).sorted().findFirst();
        if (changed.isEmpty()) {
            return draft.notOurs("No file " + wanted + " changed at the top level of " + push.where() + ".");
        }
        if (push.branch().isEmpty()) {
            return undecided(draft, push, wanted, type, "does not name the branch of " + push.where() + ".");
        }
        String what = changed.get().endsWith(".spec") ? "spec file changed" : changed.get() + " changed";
        return with(draft, push, type, what);
    }

    /** Why a push is none of our business, whatever files it changed. */
    private static Optional<String> foreign(DistGitPush push, String namespace) {
        if (push.fork()) {
            return Optional.of(push.where() + " is a fork, from which nothing is built.");
        }
        if (!push.namespace().equals(namespace)) {
            return Optional.of(push.where() + " is not in the namespace " + namespace + ".");
        }
        if (push.offBranch()) {
            return Optional.of(push.where() + " is no branch.");
        }
        if (push.ownBump()) {
            return Optional.of(push.where() + " is a bump of our own, which changes nothing.");
        }
        boolean nothing = push.filesKnown() && push.files().isEmpty();
        return nothing ? Optional.of(push.where() + " changed no file.") : Optional.empty();
    }

    private static Draft undecided(Draft draft, DistGitPush push, TopLevelFiles wanted, String type, String why) {
        return with(draft, push, type, "push that may have changed " + wanted)
                .noRebuild("undecidable: the message " + why + " Look at that commit; if " + wanted
                        + " changed in it, ask for the rebuild by hand.");
    }

    private static Draft with(Draft draft, DistGitPush push, String type, String what) {
        String stream = Branches.canonical(push.namespace(), push.branch());
        Artifact changed = new Artifact(type, push.repository(), stream);
        String name = push.namespace() + "/" + push.repository();
        String key = push.branch().isEmpty() ? name : name + ":" + push.branch();
        return draft.withChanges(key, List.of(new Change(what, changed, push.revision(), push.agent())));
    }
}
