package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes what a changed source describes as the only candidate: a modulemd is a part of its own module by definition. */
public final class OwnCompound {

    /**
     * The draft with one compound for each change, of the same name and stream.
     *
     * @param type the type of the compounds, such as {@code module}
     */
    public Draft take(Draft draft, String type) {
        List<Compound> compounds = new ArrayList<>();
        List<Containment> edges = new ArrayList<>();
        for (Change change : draft.changes()) {
            Artifact source = change.constituent();
            Artifact own = new Artifact(type, source.name(), source.stream());
            compounds.add(new Compound(own, "", Map.of()));
            edges.add(Containment.contains(own, source));
        }
        return draft.withDependants(new Dependants(compounds, edges));
    }
}
