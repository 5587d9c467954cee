package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes module builds from one state to the next by itself, a step at a time, as the script says they go. */
final class BuildProgress {

    private static final Logger LOG = LoggerFactory.getLogger(BuildProgress.class);

    private final ModuleBuilds builds;
    private final SourceGit git;
    private final Script script;
    private final Duration step;
    private final ScheduledExecutorService timer;

    BuildProgress(ModuleBuilds builds, SourceGit git, Script script, Duration step, ScheduledExecutorService timer) {
        this.builds = builds;
        this.git = git;
        this.script = script;
        this.step = step;
        this.timer = timer;
    }

    /** Has the build go on after the time that its state takes. Once more for the same state does no harm. */
    void goOn(ModuleBuild build) {
        String name = build.nsvc().name();
        boolean stuck = build.state() == ModuleState.BUILD && script.isStuck(name);
        if (!build.state().ended() && !stuck && !timer.isShutdown()) {
            Duration wait = build.state() == ModuleState.BUILD ? script.duration(name, step) : step;
            int steps = build.trace().size();
            timer.schedule(() -> advance(build.id(), steps), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void advance(long id, int steps) {
        try {
            builds.change(id, steps, this::next).ifPresent(this::goOn);
        } catch (RuntimeException failure) {
            LOG.error("Module build {} can't go on", id, failure);
        }
    }

    private ModuleBuild next(ModuleBuild build) {
        String now = builds.now();
        return switch (build.state()) {
            case INIT -> prepared(build).to(ModuleState.WAIT, null, now);
            case WAIT -> started(build).to(ModuleState.BUILD, null, now);
            case BUILD ->
                script.failure(build.nsvc().name())
                        .map(reason -> finished(build, reason).to(ModuleState.FAILED, reason, now))
                        .orElseGet(() -> finished(build, "").to(ModuleState.DONE, null, now));
            case DONE -> build.to(ModuleState.READY, null, now);
            case FAILED, READY, GARBAGE -> build;
        };
    }

    private ModuleBuild prepared(ModuleBuild build) {
        SortedMap<String, String> commits = new TreeMap<>(Modulemd.rpms(build.modulemd()));
        commits.replaceAll(git::componentCommit);
        List<ComponentBuild> components = new ArrayList<>();
        long id = builds.nextComponentId();
        for (Map.Entry<String, String> rpm : commits.entrySet()) {
            long task = build.id() * 1000 + components.size();
            components.add(
                    new ComponentBuild(id + components.size(), rpm.getKey(), rpm.getValue(), task, null, null, null));
        }
        ObjectNode modulemd = Modulemd.resolved(build, commits, git.url());
        return build.with(build.nsvc().kojiTag(), modulemd, components);
    }

    private static ModuleBuild started(ModuleBuild build) {
        return with(
                build,
                build.components().stream()
                        .map(part -> part.state() == null ? part.in(ComponentBuild.BUILDING, null, null) : part)
                        .toList());
    }

    /** The components that the reason names have failed, the others are complete. */
    private static ModuleBuild finished(ModuleBuild build, String reason) {
        List<String> words = List.of(reason.split("[\\s,]+"));
        return with(
                build,
                build.components().stream()
                        .map(part -> words.contains(part.name())
                                ? part.in(ComponentBuild.FAILED, null, "Koji task failed")
                                : part.in(ComponentBuild.COMPLETE, nvr(build, part), null))
                        .toList());
    }

    /** The build as one who may has it stopped. */
    ModuleBuild cancelled(ModuleBuild build, String user) {
        return with(
                        build,
                        build.components().stream()
                                .map(part -> part.state() != null && part.state() == ComponentBuild.BUILDING
                                        ? part.in(ComponentBuild.CANCELED, null, null)
                                        : part)
                                .toList())
                .to(ModuleState.FAILED, "Canceled by " + user + ".", builds.now());
    }

    private static ModuleBuild with(ModuleBuild build, List<ComponentBuild> components) {
        return build.with(build.kojiTag(), build.modulemd(), components);
    }

    private static String nvr(ModuleBuild build, ComponentBuild part) {
        return part.name() + "-1.0-1.module_" + build.nsvc().stream() + "+" + build.id();
    }
}
