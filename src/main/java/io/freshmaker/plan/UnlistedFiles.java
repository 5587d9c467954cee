package io.freshmaker.plan;

import io.freshmaker.change.CommitHistory;
import io.freshmaker.change.DistGitPush;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.Unknowable;
import java.util.Optional;

/** Asks dist-git what a push changed whose message does not list the files. */
public final class UnlistedFiles {

    private final DistGitReader reader;
    private final SpecChange specChange;
    private final CommitHistory history;

    public UnlistedFiles(DistGitReader reader, SpecChange specChange, CommitHistory history) {
        this.reader = reader;
        this.specChange = specChange;
        this.history = history;
    }

    /**
     * The draft decided anew with the files that dist-git names, or with the reason why it can't be decided. A draft
     * whose message lists the files, or that needs more than those, stays as it is.
     *
     * @param read the draft as {@link SpecChange#read} left it for the same namespace, file and type
     * @throws RuntimeException when dist-git can't be asked now
     */
    public Draft lookUp(Draft read, String namespace, String file, String type) {
        Optional<DistGitPush> unlisted = reader.read(read.message())
                .filter(push -> read.answer() == Draft.Answer.NO_REBUILD)
                .filter(push -> !push.filesKnown() && !push.branch().isEmpty());
        return unlisted.map(push -> lookUp(read, push, namespace, file, type)).orElse(read);
    }

    private Draft lookUp(Draft read, DistGitPush push, String namespace, String file, String type) {
        try {
            DistGitPush whole = push.withFiles(history.filesOf(push));
            return specChange.read(Draft.of(read.contentType(), read.message()), whole, namespace, file, type);
        } catch (Unknowable unknown) {
            return read.noRebuild(Undecidable.untilChanged(
                    "the message does not list the changed files of " + push.where() + "; " + unknown.getMessage()));
        }
    }
}
