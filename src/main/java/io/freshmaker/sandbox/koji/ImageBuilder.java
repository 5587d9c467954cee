package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what a builder and OSBS do for one order: resolves it, builds, imports. Called in the lock of the state. */
final class ImageBuilder {

    private final HubState state;
    private final Recipes recipes;
    private final BuilderScript script;
    private final ImageContents contents;
    private final ImageImport imports;

    ImageBuilder(HubState state, HubTags tags, Recipes recipes, BuilderScript script, News news) {
        this.state = state;
        this.recipes = recipes;
        this.script = script;
        this.contents = new ImageContents(state, tags, script);
        this.imports = new ImageImport(state, tags, news);
    }

    /**
     * The result of the task.
     *
     * @throws BuildFailure when the task fails
     */
    ObjectNode build(HubTask task) {
        JsonNode opts = task.opts();
        BuilderChecks.options(opts);
        String wanted = task.request().path(1).asText();
        HubTarget target =
                state.targets.first(wanted).orElseThrow(() -> BuildFailure.build("Target `" + wanted + "` not found"));
        String source = task.request().path(0).asText();
        ImageRecipe recipe = recipes.fetch(source, opts.path("git_branch").asText());
        List<String> arches = BuilderChecks.arches(opts, recipe.arches());
        boolean scratch = task.scratch();
        String release = opts.path("release").asText("");
        if (release.isEmpty()) {
            release = nextRelease(recipe);
        } else if (!scratch) {
            refuseExisting(recipe, release);
        }
        script.failure(recipe.name()).ifPresent(reason -> {
            throw BuildFailure.osbs(reason, task.id());
        });
        HubBuild parent = parent(recipe, target, opts, task);
        ImageImport.Finished finished = new ImageImport.Finished(
                recipe,
                release,
                source,
                target,
                parent,
                stages(recipe, target),
                task,
                opts,
                rpms(recipe, arches, target, opts, parent, task.id()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("repositories").add(ImageExtra.pull(recipe.name(), recipe.version(), release));
        if (scratch) {
            result.putArray("koji_builds");
        } else {
            HubBuild build = imports.add(finished, task.owner());
            result.putArray("koji_builds").add(String.valueOf(build.id()));
        }
        return result;
    }

    /** A finished build that nobody submitted. */
    HubBuild imported(ImageRecipe recipe, String source, long owner) {
        HubTarget target = state.targets
                .first(recipe.target())
                .orElseThrow(() -> new IllegalStateException(
                        "There is no target " + recipe.target() + " for " + recipe.name() + ": add it first."));
        JsonNode opts = JsonNodeFactory.instance.objectNode();
        HubBuild parent = recipe.parent() == null
                ? null
                : contents.newestBuild(recipe.parent(), target)
                        .orElseThrow(() -> new IllegalStateException(
                                recipe.name() + " is built on " + recipe.parent() + ": import that first."));
        return imports.add(
                new ImageImport.Finished(
                        recipe,
                        nextRelease(recipe),
                        source,
                        target,
                        parent,
                        stages(recipe, target),
                        null,
                        opts,
                        rpms(recipe, recipe.arches(), target, opts, parent, 0)),
                owner);
    }

    private List<HubBuild> stages(ImageRecipe recipe, HubTarget target) {
        return recipe.stages().stream()
                .flatMap(stage -> contents.newestBuild(stage, target).stream())
                .toList();
    }

    private Map<String, List<Long>> rpms(
            ImageRecipe recipe, List<String> arches, HubTarget target, JsonNode opts, HubBuild parent, long task) {
        HubTag buildTag = state.tags.get(target.buildTag()).orElseThrow();
        Map<String, List<Long>> rpms = new LinkedHashMap<>();
        try {
            List<String> added = recipes.added(opts);
            arches.forEach(arch -> rpms.put(arch, contents.of(recipe, arch, buildTag, added, parent)));
        } catch (IllegalStateException missing) {
            throw BuildFailure.osbs(missing.getMessage(), task);
        }
        return rpms;
    }

    private HubBuild parent(ImageRecipe recipe, HubTarget target, JsonNode opts, HubTask task) {
        if (recipe.parent() == null) {
            return null;
        }
        String wanted = opts.path("koji_parent_build").asText("");
        if (wanted.isEmpty()) {
            return contents.newestBuild(recipe.parent(), target)
                    .orElseThrow(() -> BuildFailure.osbs(
                            "The parent image " + recipe.parent() + " has no build in " + target.name(), task.id()));
        }
        HubBuild parent = state.builds
                .first(wanted)
                .orElseThrow(() -> BuildFailure.osbs("Koji build " + wanted + " not found", task.id()));
        if (!parent.name().equals(recipe.parent())) {
            throw BuildFailure.osbs(
                    "Repository for new parent image, " + parent.name()
                            + ", differs from repository for existing parent image, " + recipe.parent(),
                    task.id());
        }
        return parent;
    }

    private void refuseExisting(ImageRecipe recipe, String release) {
        String nvr = recipe.name() + "-" + recipe.version() + "-" + release;
        Optional<HubBuild> there = state.builds
                .first(nvr)
                .filter(build -> build.state() != HubBuild.FAILED && build.state() != HubBuild.CANCELED);
        if (there.isPresent()) {
            throw BuildFailure.build(
                    "Build for " + nvr + " already exists, id " + there.get().id());
        }
    }

    /** The first one, or the newest with its first part counted up until it is free. */
    private String nextRelease(ImageRecipe recipe) {
        String release = recipe.release();
        while (state.builds
                .first(recipe.name() + "-" + recipe.version() + "-" + release)
                .isPresent()) {
            int dot = release.indexOf('.');
            String first = dot < 0 ? release : release.substring(0, dot);
            release = (Long.parseLong(first) + 1) + (dot < 0 ? "" : release.substring(dot));
        }
        return release;
    }
}
