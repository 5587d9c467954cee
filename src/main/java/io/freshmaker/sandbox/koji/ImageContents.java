package io.freshmaker.sandbox.koji;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what an image built now would contain. Called in the lock of the state. */
final class ImageContents {

    private final HubState state;
    private final HubTags tags;
    private final BuilderScript script;

    ImageContents(HubState state, HubTags tags, BuilderScript script) {
        this.state = state;
        this.tags = tags;
        this.script = script;
    }

    /**
     * The ids of the rpms: the parent's as they are in it, and the image's own as new as the build tag or a build
     * that was added has them; those of its last build when the script says that nothing new gets into it.
     *
     * @param added NVRs of builds in other repositories
     * @param parent null for a base image
     * @throws IllegalStateException when there is no such rpm
     */
    List<Long> of(ImageRecipe recipe, String arch, HubTag buildTag, List<String> added, HubBuild parent) {
        Optional<HubArchive> last = script.keepsOld(recipe.name()) ? last(recipe, arch) : Optional.empty();
        if (last.isPresent()) {
            return last.get().rpms();
        }
        Map<String, HubRpm> byName = new LinkedHashMap<>();
        if (parent != null) {
            inherited(parent, arch).forEach(rpm -> byName.put(rpm.name(), rpm));
        }
        for (String name : recipe.packages()) {
            HubRpm newest = newest(name, arch, buildTag, added)
                    .orElseThrow(() -> new IllegalStateException(
                            "No package " + name + " available in " + buildTag.name() + " for " + arch + "."));
            byName.put(name, newest);
        }
        return byName.values().stream()
                .filter(rpm -> !script.leavesOut(recipe.name(), rpm.name()))
                .map(HubRpm::id)
                .toList();
    }

    private List<HubRpm> inherited(HubBuild parent, String arch) {
        return state.archives.by(parent.id()).stream()
                .filter(archive -> archive.arch().equals(arch))
                .flatMap(archive -> archive.rpms().stream())
                .map(id -> state.rpms.get(id).orElseThrow())
                .toList();
    }

    private Optional<HubArchive> last(ImageRecipe recipe, String arch) {
        List<HubArchive> all = new ArrayList<>();
        state.builds.all().stream()
                .filter(build -> build.name().equals(recipe.name()) && build.state() == HubBuild.COMPLETE)
                .forEach(build -> all.addAll(state.archives.by(build.id())));
        return all.stream().filter(archive -> archive.arch().equals(arch)).max(Comparator.comparing(HubArchive::id));
    }

    private Optional<HubRpm> newest(String name, String arch, HubTag buildTag, List<String> added) {
        Stream<HubBuild> tagged = tags
                .builds(buildTag, true, build -> build.type().equals("rpm"))
                .stream()
                .map(HubTags.Found::build);
        return Stream.concat(tagged, added.stream().flatMap(nvr -> state.builds.by(nvr).stream()))
                .flatMap(build -> state.rpms.by(build.id()).stream())
                .filter(rpm -> rpm.name().equals(name)
                        && (rpm.arch().equals(arch) || rpm.arch().equals("noarch")))
                .max(Comparator.comparing(HubRpm::rpmVersion));
    }

    /** The newest build of that image in the target's tags: the one to build on. */
    Optional<HubBuild> newestBuild(String name, HubTarget target) {
        for (long tag : new long[] {target.destTag(), target.buildTag()}) {
            Optional<HubTags.Found> found =
                    tags
                            .latest(
                                    state.tags.get(tag).orElseThrow(),
                                    true,
                                    build -> build.name().equals(name))
                            .stream()
                            .findFirst();
            if (found.isPresent()) {
                return found.map(HubTags.Found::build);
            }
        }
        return Optional.empty();
    }
}
