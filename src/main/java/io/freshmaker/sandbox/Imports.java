package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts ready modules among the builds, as the import of MBS does with modules that were built elsewhere. */
final class Imports {

    private static final Instant BEFORE_ANY_BUILD = Instant.parse("2020-01-01T00:00:00Z");
    private static final String BASE_VERSION = "1";
    private static final String NO_CONTEXT = "00000000";

    private final ModuleBuilds builds;
    private final SourceGit git;

    Imports(ModuleBuilds builds, SourceGit git) {
        this.builds = builds;
        this.git = git;
    }

    /**
     * The ready build; the one that is there already when the same was imported or built before. At run time it needs
     * the platform it was built on, as most do, so that a submission of the same commit meets it.
     */
    ModuleBuild ready(String name, String stream, Map<String, String> streams, Map<String, String> rpms) {
        SortedMap<String, ModuleBuild> modules = new TreeMap<>();
        String platform = streams.getOrDefault(Platform.NAME, "");
        streams.forEach((module, wanted) -> modules.put(
                module,
                builds.latestReady(module, wanted, platform)
                        .orElseThrow(() -> new IllegalArgumentException(name + ":" + stream + " needs " + module + ":"
                                + wanted + ", which is not ready: import that first."))));
        Optional<GitCommit> source = git.head("modules", name, stream);
        SortedMap<String, List<String>> atRunTime = new TreeMap<>();
        if (!platform.isEmpty()) {
            atRunTime.put(Platform.NAME, List.of(platform));
        }
        Needs needs = new Needs(new TreeMap<>(), atRunTime).chosen(streams);
        Nsvc nsvc = new Nsvc(
                name,
                stream,
                streams.isEmpty()
                        ? BASE_VERSION
                        : Platform.version(
                                platform, source.map(GitCommit::committed).orElse(BEFORE_ANY_BUILD)),
                streams.isEmpty() ? NO_CONTEXT : needs.context());
        String scmurl = source.map(commit -> git.url() + "/modules/" + name + ".git?#" + commit.sha())
                .orElse(null);
        ObjectNode document = Modulemd.imported(name, rpms);
        Proposal proposal = new Proposal(nsvc, "mbs_import", scmurl, "all", false, needs, modules, document);
        synchronized (builds) {
            return builds.find(nsvc).orElseGet(() -> builds.add(ready(proposal)));
        }
    }

    private ModuleBuild ready(Proposal proposal) {
        ModuleBuild begun = proposal.begin(builds.nextId(), proposal.nsvc().context(), builds.now());
        Nsvc nsvc = begun.nsvc();
        boolean base = nsvc.name().equals(Platform.NAME);
        SortedMap<String, String> commits = Modulemd.rpms(begun.modulemd());
        commits.replaceAll(git::componentCommit);
        List<ComponentBuild> parts = new ArrayList<>();
        long id = builds.nextComponentId();
        for (Map.Entry<String, String> rpm : commits.entrySet()) {
            String nvr = rpm.getKey() + "-1.0-1.module_" + nsvc.stream() + "+" + begun.id();
            parts.add(new ComponentBuild(
                    id + parts.size(),
                    rpm.getKey(),
                    rpm.getValue(),
                    begun.id() * 1000 + parts.size(),
                    ComponentBuild.COMPLETE,
                    nvr,
                    null));
        }
        String tag = base ? "module-" + nsvc.stream() + "-build" : nsvc.kojiTag();
        return begun.with(tag, Modulemd.resolved(begun, commits, git.url()), parts)
                .imported();
    }
}
