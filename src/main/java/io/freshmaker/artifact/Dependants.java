package io.freshmaker.artifact;

import java.util.List;

/**
 * Everything that is reachable from a set of changed constituents: the compounds and the edges between them.
 *
 * @param compounds each once, in no particular order
 * @param edges those from a reached compound to a changed constituent or to another reached compound
 */
public record Dependants(List<Compound> compounds, List<Containment> edges) {

    public static final Dependants NONE = new Dependants(List.of(), List.of());

    public Dependants {
        compounds = List.copyOf(compounds);
        edges = List.copyOf(edges);
    }
}
