package io.freshmaker.sandbox;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All module builds, kept in a file with each change. For any number of threads; a change is one step for all. */
final class ModuleBuilds {

    private final NavigableMap<Long, ModuleBuild> byId = new TreeMap<>();
    private final StateFile<List<ModuleBuild>> file;
    private final Clock clock;
    private final Consumer<ModuleBuild> onChange;

    /**
     * Begins with the builds of the file.
     *
     * @param onChange told of each new state, in order, while the builds are locked: it must be quick
     */
    ModuleBuilds(StateFile<List<ModuleBuild>> file, Clock clock, Consumer<ModuleBuild> onChange) {
        this.file = file;
        this.clock = clock;
        this.onChange = onChange;
        file.load().orElse(List.of()).forEach(build -> byId.put(build.id(), build));
    }

    synchronized List<ModuleBuild> all() {
        return List.copyOf(byId.values());
    }

    synchronized Optional<ModuleBuild> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The newest ready build of the stream; one that was built on another stream of the base module is no good. */
    synchronized Optional<ModuleBuild> latestReady(String name, String stream, String platform) {
        return ready(name)
                .filter(build -> build.nsvc().stream().equals(stream))
                .filter(build -> build.buildrequires().get(Platform.NAME) == null
                        || build.buildrequires().get(Platform.NAME).stream().equals(platform))
                .max((one, other) -> Nsvc.BY_VERSION.compare(one.nsvc(), other.nsvc()));
    }

    synchronized List<String> readyStreams(String name) {
        return ready(name)
                .map(build -> build.nsvc().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<ModuleBuild> ready(String name) {
        return byId.values().stream()
                .filter(build -> build.state() == ModuleState.READY)
                .filter(build -> build.nsvc().name().equals(name) && !build.scratch());
    }

    synchronized Optional<ModuleBuild> find(Nsvc nsvc) {
        return byId.values().stream().filter(build -> build.nsvc().equals(nsvc)).findFirst();
    }

    /**
     * Makes the builds, or resumes those that failed, and leaves out those there already; a refusal (409) when nothing
     * is left, and (400) when a resumed one is to get another rebuild strategy.
     */
    synchronized List<ModuleBuild> submit(List<Proposal> proposals) {
        List<ModuleBuild> made = new ArrayList<>();
        ModuleState inTheWay = null;
        for (Proposal proposal : proposals) {
            Optional<ModuleBuild> known = proposal.scratch() ? Optional.empty() : find(proposal.nsvc());
            if (known.isEmpty()) {
                made.add(proposal.begin(nextId() + made.size(), freeContext(proposal), now()));
            } else if (known.get().state() == ModuleState.FAILED) {
                made.add(resumed(known.get(), proposal));
            } else {
                inTheWay = known.get().state();
            }
        }
        if (made.isEmpty()) {
            throw new Refusal(409, exists(inTheWay));
        }
        put(made);
        return made;
    }

    static String exists(ModuleState state) {
        return "Module (state=" + state.number() + ") already exists. Only a new build, resubmission of a failed build"
                + " or build against new buildrequirements is allowed.";
    }

    private ModuleBuild resumed(ModuleBuild failed, Proposal proposal) {
        if (proposal.strategy() != null && !proposal.strategy().equals(failed.strategy())) {
            throw new Refusal(400, "You cannot change the module's \"rebuild_strategy\" when resuming a module build");
        }
        List<ComponentBuild> again = failed.components().stream()
                .map(part -> part.state() != null && part.state() == ComponentBuild.COMPLETE
                        ? part
                        : part.in(null, null, null))
                .toList();
        return failed.with(failed.kojiTag(), failed.modulemd(), again)
                .to(failed.resumesIn(), "Resubmitted by " + proposal.owner(), now());
    }

    private String freeContext(Proposal proposal) {
        String context = proposal.nsvc().context();
        int suffix = 0;
        while (proposal.scratch()
                && (suffix == 0 || find(proposal.inContext(context)).isPresent())) {
            suffix++;
            context = proposal.nsvc().context() + "_" + suffix;
        }
        return context;
    }

    /** Changes the build if it is still where the caller saw it: its trace has that many steps. */
    synchronized Optional<ModuleBuild> change(long id, int steps, UnaryOperator<ModuleBuild> change) {
        ModuleBuild build = byId.get(id);
        if (build == null || build.trace().size() != steps) {
            return Optional.empty();
        }
        ModuleBuild changed = change.apply(build);
        put(List.of(changed));
        return Optional.of(changed);
    }

    /** Adds a build that nobody is told of. */
    synchronized ModuleBuild add(ModuleBuild build) {
        byId.put(build.id(), build);
        file.save(List.copyOf(byId.values()));
        return build;
    }

    private void put(Collection<ModuleBuild> changed) {
        changed.forEach(build -> byId.put(build.id(), build));
        file.save(List.copyOf(byId.values()));
        changed.forEach(onChange);
    }

    synchronized long nextId() {
        return byId.isEmpty() ? 1 : byId.lastKey() + 1;
    }

    synchronized long nextComponentId() {
        return 1
                + byId.values().stream()
                        .flatMap(build -> build.components().stream())
                        .mapToLong(ComponentBuild::id)
                        .max()
                        .orElse(0);
    }

    /** The time as MBS writes it: UTC in whole seconds. */
    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
