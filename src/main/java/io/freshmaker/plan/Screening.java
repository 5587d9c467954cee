package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import java.util.List;
import java.util.Map;

/**
 * What was found out about single candidates after the inventory named them.
 *
 * @param remarks for candidates that stay in, what to add to the reason why they are affected
 * @param outside for candidates that were dropped, the decision that says why
 */
public record Screening(Map<Artifact, String> remarks, List<Decision> outside) {

    static final Screening NONE = new Screening(Map.of(), List.of());

    public Screening {
        remarks = Map.copyOf(remarks);
        outside = List.copyOf(outside);
    }
}
