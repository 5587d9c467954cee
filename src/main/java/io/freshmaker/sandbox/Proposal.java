package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A module build that was asked for and not made yet.
 *
 * @param nsvc what it would be; a scratch build's context still without its suffix
 * @param strategy the rebuild strategy asked for, or null for the usual one
 * @param needs one stream for each module that it is built with
 * @param document the modulemd in git
 */
record Proposal(
        Nsvc nsvc,
        String owner,
        String scmurl,
        String strategy,
        boolean scratch,
        Needs needs,
        SortedMap<String, ModuleBuild> modules,
        ObjectNode document) {

    static final String USUAL_STRATEGY = "changed-and-after";

    Nsvc inContext(String context) {
        return new Nsvc(nsvc.name(), nsvc.stream(), nsvc.version(), context);
    }

    ModuleBuild begin(long id, String context, String time) {
        SortedMap<String, Buildrequire> resolved = new TreeMap<>();
        modules.forEach((name, build) -> resolved.put(name, build.asBuildrequire()));
        Nsvc named = inContext(context);
        return new ModuleBuild(
                id,
                named,
                ModuleState.INIT,
                null,
                owner,
                scmurl,
                strategy == null ? USUAL_STRATEGY : strategy,
                scratch,
                null,
                resolved,
                needs.buildContext(),
                needs.runtimeContext(),
                Modulemd.built(document, named, needs, resolved),
                List.of(),
                List.of(new Trace(ModuleState.INIT, null, time)),
                time,
                time,
                null);
    }
}
