package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Branches;
import io.freshmaker.change.Change;
import io.freshmaker.change.DistGitPush;
import io.freshmaker.change.DistGitReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out whether commits in dist-git changed a source that matters, such as a spec file. A deleted one did. */
public final class SpecChange {

    private final DistGitReader reader;

    public SpecChange(DistGitReader reader) {
        this.reader = reader;
    }

    /**
     * The draft with the change; not ours when nothing that matters changed; no rebuild, with the reason, when the
     * message leaves it open.
     *
     * @param namespace the dist-git namespace that counts, such as {@code rpms}
     * @param file the top-level files that count, with {@code *} and {@code ?}: {@code *.spec}
     * @param type the type of artifact that these sources make, such as {@code rpm}
     */
    public Draft read(Draft draft, String namespace, String file, String type) {
        Optional<DistGitPush> read = reader.read(draft.message());
        if (read.isEmpty()) {
            return draft.notOurs("The message does not name a namespace and a repository of dist-git.");
        }
        DistGitPush push = read.get();
        if (!push.namespace().equals(namespace)) {
            return draft.notOurs(where(push) + " is not in the namespace " + namespace + ".");
        }
        if (!push.filesKnown()) {
            return undecided(draft, push, type, "does not list the changed files of " + where(push), file);
        }
        TopLevelFiles wanted = new TopLevelFiles(file);
        Optional<String> changed =
                push.files().stream().filter(wanted::match).sorted().findFirst();
        if (changed.isEmpty()) {
            return draft.notOurs("No file " + file + " changed at the top level of " + where(push) + ".");
        }
        if (push.branch().isEmpty()) {
            return undecided(draft, push, type, "does not name the branch of " + where(push), file);
        }
        String what = changed.get().endsWith(".spec") ? "spec file changed" : changed.get() + " changed";
        return with(draft, push, type, what);
    }

    private static Draft undecided(Draft draft, DistGitPush push, String type, String why, String file) {
        return with(draft, push, type, "push that may have changed " + file)
                .noRebuild("undecidable: the message " + why + ". Look at that commit; if " + file
                        + " changed in it, ask for the rebuild by hand.");
    }

    private static Draft with(Draft draft, DistGitPush push, String type, String what) {
        String stream = Branches.canonical(push.namespace(), push.branch());
        Artifact changed = new Artifact(type, push.repository(), stream);
        String name = push.namespace() + "/" + push.repository();
        String key = push.branch().isEmpty() ? name : name + ":" + push.branch();
        return draft.withChanges(key, List.of(new Change(what, changed, push.revision(), push.agent())));
    }

    /** {@code rpms/packit master (e45f51fd)}. */
    private static String where(DistGitPush push) {
        String revision = push.revision();
        String commit = revision.isEmpty() ? "" : "(" + revision.substring(0, Math.min(8, revision.length())) + ")";
        return List.of(push.namespace() + "/" + push.repository(), push.branch(), commit).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
