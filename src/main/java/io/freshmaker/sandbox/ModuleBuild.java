package io.freshmaker.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * One module build, immutable; its JSON is what the state file keeps.
 *
 * @param id from 1; a resumed build keeps it
 * @param reason what {@code state_reason} says; a resumed build keeps saying so until it fails
 * @param modulemd the modulemd as a tree, completed with what the build has found out; not to be changed in place
 * @param buildrequires by module name
 * @param completed null until the first end; times are ISO 8601 in UTC with whole seconds
 */
record ModuleBuild(
        long id,
        Nsvc nsvc,
        ModuleState state,
        String reason,
        String owner,
        String scmurl,
        String strategy,
        boolean scratch,
        String kojiTag,
        SortedMap<String, Buildrequire> buildrequires,
        String buildContext,
        String runtimeContext,
        ObjectNode modulemd,
        List<ComponentBuild> components,
        List<Trace> trace,
        String submitted,
        String modified,
        String completed) {

    /** Where a resumed build takes up: at the begin if it never got further, else where components are built. */
    @JsonIgnore
    ModuleState resumesIn() {
        boolean wentOn = trace.stream().anyMatch(step -> step.state() == ModuleState.WAIT);
        return wentOn ? ModuleState.WAIT : ModuleState.INIT;
    }

    /** The commit at the end of the scmurl; {@code virtual} for an imported module. */
    @JsonIgnore
    String commit() {
        return scmurl == null ? Buildrequire.VIRTUAL : scmurl.substring(scmurl.lastIndexOf('#') + 1);
    }

    @JsonIgnore
    Buildrequire asBuildrequire() {
        return new Buildrequire(nsvc.context(), kojiTag, commit(), nsvc.stream(), nsvc.version());
    }

    /** The same build in that state from that time on; without a reason the one it has stays. */
    ModuleBuild to(ModuleState next, String why, String time) {
        List<Trace> steps = new ArrayList<>(trace);
        steps.add(new Trace(next, why, time));
        boolean ends = next == ModuleState.FAILED || next == ModuleState.DONE;
        return new ModuleBuild(
                id,
                nsvc,
                next,
                why == null ? reason : why,
                owner,
                scmurl,
                strategy,
                scratch,
                kojiTag,
                buildrequires,
                buildContext,
                runtimeContext,
                modulemd,
                components,
                List.copyOf(steps),
                submitted,
                time,
                ends ? time : completed);
    }

    /** The same build ready from the begin, without having gone through the states. */
    ModuleBuild imported() {
        return new ModuleBuild(
                id,
                nsvc,
                ModuleState.READY,
                null,
                owner,
                scmurl,
                strategy,
                scratch,
                kojiTag,
                buildrequires,
                buildContext,
                runtimeContext,
                modulemd,
                components,
                List.of(),
                submitted,
                submitted,
                submitted);
    }

    /** The same build with what it has found out about its components, and where Koji keeps them. */
    ModuleBuild with(String tag, ObjectNode document, List<ComponentBuild> parts) {
        return new ModuleBuild(
                id,
                nsvc,
                state,
                reason,
                owner,
                scmurl,
                strategy,
                scratch,
                tag,
                buildrequires,
                buildContext,
                runtimeContext,
                document,
                List.copyOf(parts),
                trace,
                submitted,
                modified,
                completed);
    }
}
