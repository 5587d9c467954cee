package io.freshmaker.sandbox;

import java.util.List;
import java.util.Optional;

/** What a user with a good token may do: submit a module build, and cancel one of their own. */
final class ModuleBuildCommands {

    private final ModuleBuilds builds;
    private final Accounts accounts;
    private final Submissions submissions;
    private final BuildProgress progress;

    ModuleBuildCommands(ModuleBuilds builds, Accounts accounts, Submissions submissions, BuildProgress progress) {
        this.builds = builds;
        this.accounts = accounts;
        this.submissions = submissions;
        this.progress = progress;
    }

    List<ModuleBuild> submit(MbsRequest request) {
        String user = accounts.user(request);
        List<ModuleBuild> made = submissions.submit(SubmissionBody.parse(request.body()), user);
        made.forEach(progress::goOn);
        return made;
    }

    ModuleBuild change(long id, MbsRequest request) {
        String user = accounts.user(request);
        String state = SubmissionBody.parse(request.body()).path("state").asText();
        Optional<ModuleBuild> cancelled;
        do {
            ModuleBuild build = builds.find(id).orElseThrow(ModuleBuildCommands::noSuchModule);
            checkCancel(build, user, state);
            cancelled = builds.change(id, build.trace().size(), seen -> progress.cancelled(seen, user));
        } while (cancelled.isEmpty());
        return cancelled.get();
    }

    private static void checkCancel(ModuleBuild build, String user, String state) {
        if (!build.owner().equals(user)) {
            throw new Refusal(403, "You are not owner of this build and therefore cannot modify it.");
        }
        if (!ModuleState.of(state).equals(Optional.of(ModuleState.FAILED))) {
            throw new Refusal(400, "An invalid state was submitted. Valid states values are: failed, 4");
        }
        if (!build.state().cancellable()) {
            throw new Refusal(
                    400, "To cancel a module build, it must be in one of the following states: build, init, wait");
        }
    }

    static Refusal noSuchModule() {
        return new Refusal(404, "No such module found.");
    }
}
