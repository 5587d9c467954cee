package io.freshmaker.koji.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.koji.KojiBuild;
import io.freshmaker.koji.KojiBuildState;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for the builds that tasks made. Each method throws {@link KojiException} when Koji can't tell it now. */
final class MadeBuilds {

    /** As Koji's ids of builds are. */
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final KojiHub hub;
    private final KojiBuilds builds;

    MadeBuilds(KojiHub hub) {
        this.hub = hub;
        this.builds = new KojiBuilds(hub);
    }

    /** The build that a task completed; empty where there is none. */
    Optional<KojiBuild> of(long task) {
        List<KojiBuild> made = builds.ofTask(task);
        return (made.isEmpty() ? told(task) : made)
                .stream()
                        .filter(build -> build.state() == KojiBuildState.COMPLETE)
                        .findFirst();
    }

    /** The build of that name that was completed for a token; empty also where Koji finds that it is no name of a build. */
    Optional<KojiBuild> named(String nvr, String token) {
        try {
            return (nvr.isEmpty() ? Optional.<KojiBuild>empty() : builds.named(nvr))
                    .filter(build -> build.state() == KojiBuildState.COMPLETE)
                    .filter(build -> build.token().equals(token));
        } catch (KojiException e) {
            if (KojiFault.lasting(e).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The builds that a task itself tells of, as texts; what is no id says nothing. */
    private List<KojiBuild> told(long task) {
        List<KojiBuild> told = new ArrayList<>();
        for (JsonNode id : hub.read(KojiCall.of("getTaskResult", task)).path("koji_builds")) {
            if (ID.matcher(id.asText()).matches()) {
                told.add(builds.of(Long.parseLong(id.asText()))
                        .orElseThrow(() -> new KojiException(
                                "Koji does not tell of its build " + id.asText() + " at the moment.")));
            }
        }
        return told;
    }
}
