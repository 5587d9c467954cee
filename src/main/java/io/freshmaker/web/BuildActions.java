package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.freshmaker.access.Permission;
import io.freshmaker.store.Canceling;
import io.freshmaker.store.Retrying;
import java.util.List;

/** What people can have done with a build, in version 2; the answer is the build as it is then. */
public final class BuildActions implements ApiPart {

    private static final String KIND = "build";
    private static final String CANCEL = "cancel";

    private final BuildsApi builds;
    private final Canceling canceling;
    private final Retrying retrying;
    private final Changing changing;

    /** @param gate that finds out who calls */
    public BuildActions(BuildsApi builds, Canceling canceling, Retrying retrying, Gate gate) {
        this.builds = builds;
        this.canceling = canceling;
        this.retrying = retrying;
        this.changing = new Changing(gate);
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.patch(
                        "/builds/{id}",
                        "change-build",
                        "Cancels a build with all that waits for it, or has one that was lost made once more",
                        Permission.REBUILD,
                        this::change)
                .taking("BuildChange")
                .answering("Build")
                .inVersion2());
    }

    private Answer change(ApiCall call) {
        ChangeBody body = ChangeBody.read(call.body(), List.of(CANCEL, "retry"));
        List<Long> build = List.of(Changing.id(call, KIND));
        changing.change(call, KIND, asker -> {
            if (body.action().equals(CANCEL)) {
                canceling.builds(build, asker, body.reason());
            } else {
                retrying.builds(build, asker, body.reason());
            }
        });
        return builds.one(call);
    }
}
