package io.freshmaker.shipped;

import io.freshmaker.mbs.ModuleOfNvr;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Underway;
import io.freshmaker.shipped.BuildContents.Build;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of the builds that were shipped, while MBS is asked for the modules that Koji does not tell of. */
public final class ShippedBuilds implements Underway {

    private final Draft draft;
    private final Map<String, Build> builds;
    private final List<String> open;

    /**
     * @param draft with the changes; decided where there is nothing to find out
     * @param builds by NVR
     * @param open the NVRs that MBS is yet to be asked for
     */
    ShippedBuilds(Draft draft, Map<String, Build> builds, List<String> open) {
        this.draft = draft;
        this.builds = Map.copyOf(builds);
        this.open = List.copyOf(open);
    }

    /** The query that MBS is to be asked; null when there is none left. */
    public String question() {
        return open.isEmpty() ? null : new ModuleOfNvr().query(open.get(0));
    }

    /** With MBS's answer to the question: what it does not know stays unknown. */
    ShippedBuilds answered(int status, String body) {
        String nvr = open.get(0);
        Map<String, Build> known = new HashMap<>(builds);
        new ModuleOfNvr().read(nvr, status, body).ifPresent(found -> {
            long id = builds.containsKey(nvr) ? builds.get(nvr).id() : 0;
            known.put(nvr, new Build(id, nvr, found.module(), found.tag()));
        });
        return new ShippedBuilds(draft, known, new ArrayList<>(open.subList(1, open.size())));
    }

    @Override
    public Draft draft() {
        return draft;
    }

    /** Null for one that nobody knows. */
    Build of(String nvr) {
        return builds.get(nvr);
    }
}
