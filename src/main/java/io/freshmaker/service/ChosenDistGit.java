package io.freshmaker.service;

import io.freshmaker.distgit.DistGitAccess;
import io.freshmaker.settings.Settings;
import java.util.Optional;

/** The dist-git that the settings name. */
final class ChosenDistGit {

    private ChosenDistGit() {}

    /** How it is reached; nothing when none is configured. */
    static Optional<DistGitAccess> access(Settings settings) {
        var git = settings.distgit();
        return git.url().isEmpty()
                ? Optional.empty()
                : Optional.of(new DistGitAccess(
                        git.url().value(),
                        git.scmurl().value(),
                        git.repository(),
                        git.author().name(),
                        git.author().mail(),
                        git.message(),
                        git.timeout(),
                        git.username(),
                        git.password().value(),
                        settings.data().resolve("git")));
    }
}
