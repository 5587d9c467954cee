package io.freshmaker.sandbox.koji;

import io.freshmaker.sandbox.DistGitStandIn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is in the hub without anybody having submitted it; a method that is asked for the same again changes nothing. */
public final class HubStock {

    private static final String TAGGER = "autopen";

    private final HubState state;
    private final HubTags tags;
    private final HubImports imports;
    private final ImageBuilder builder;
    private final Recipes recipes;
    private final News news;
    private final RepositoryContents repositories;

    HubStock(HubState state, HubTags tags, ImageBuilder builder, Recipes recipes, News news) {
        this.state = state;
        this.tags = tags;
        this.imports = new HubImports(state, news);
        this.builder = builder;
        this.recipes = recipes;
        this.news = news;
        this.repositories = new RepositoryContents(state, tags);
    }

    private long admin() {
        return state.users.first(KojiStandIn.ADMIN).orElseThrow().id();
    }

    /** Has a tag that inherits from those, the first before the others; they are made when they are missing. */
    public void tag(String name, String... parents) {
        state.locked(() -> {
            HubTag tag = tags.ensure(name);
            List<Long> ids =
                    Stream.of(parents).map(tags::ensure).map(HubTag::id).toList();
            return state.tags.put(new HubTag(tag.id(), name, tag.arches(), ids));
        });
    }

    /** Has a build target; its tags are made when they are missing. */
    public void target(String name, String buildTag, String destTag) {
        state.locked(() -> state.targets.put(new HubTarget(
                state.targets.first(name).map(HubTarget::id).orElseGet(state.targets::next),
                name,
                tags.ensure(buildTag).id(),
                tags.ensure(destTag).id())));
    }

    /**
     * Has a complete build of rpms, for aarch64 and x86_64.
     *
     * @param evr {@code [EPOCH:]VERSION-RELEASE}
     * @param binaries names of the binary rpms
     */
    public ImportedBuild rpm(String name, String evr, String... binaries) {
        return imported(state.locked(() -> imports.rpm(name, evr, List.of(binaries), admin())));
    }

    /**
     * Has a complete build of a module, with these component builds in the tag of its contents.
     *
     * @param nsvc {@code NAME:STREAM:VERSION:CONTEXT}
     * @param mbsId the id that MBS has for it
     */
    public ImportedBuild module(String nsvc, long mbsId, ImportedBuild... components) {
        String[] parts = nsvc.split(":");
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + nsvc + "' is no module: write NAME:STREAM:VERSION:CONTEXT.");
        }
        HubBuild build = state.locked(() -> imports.module(parts[0], parts[1], parts[2], parts[3], mbsId, admin()));
        Stream.of(components).forEach(one -> tagBuild(one.nvr(), "module-" + String.join("-", parts)));
        return imported(build);
    }

    private ImportedBuild imported(HubBuild build) {
        return new ImportedBuild(this, build.nvr(), build.id());
    }

    /** Has the builders know the image from now on. */
    public void describe(ImageRecipe recipe) {
        recipes.describe(recipe);
    }

    /** Has the builders look commits up in that dist-git, in the namespace {@code container}. */
    public void sources(DistGitStandIn git) {
        recipes.sources(git);
    }

    /** Has the builders find there what the repositories hold that orders name besides their build tag. */
    public void repositories(Repositories known) {
        recipes.repositories(known);
    }

    /**
     * The NVRs of the builds that a repository made now would hold, sorted.
     *
     * @param tag the newest build of each package in it counts; empty for the named builds
     * @param nvrs the named builds
     * @param packages names of binary rpms, of which a build has to have one; none for every build
     * @param inherit whether what the tag inherits is looked at
     * @throws IllegalArgumentException when there is no such tag or build
     */
    public List<String> repository(String tag, List<String> nvrs, List<String> packages, boolean inherit) {
        return repositories.of(tag, nvrs, packages, inherit);
    }

    /**
     * Has a finished build of the image that nobody submitted, in the destination tag of its target, with the contents
     * that one built now would have; each call makes one more.
     */
    public ImportedBuild importBuilt(ImageRecipe recipe) {
        recipes.describe(recipe);
        return imported(state.locked(() -> builder.imported(recipe, recipes.source(recipe), admin())));
    }

    /** Puts a build in a tag, which is made when it is missing, and publishes that. */
    public void tagBuild(String nvr, String tag) {
        tagBuild(nvr, tag, TAGGER);
    }

    /** The same by this user. */
    public void tagBuild(String nvr, String tag, String user) {
        state.locked(() -> {
            HubBuild build = state.build(nvr);
            HubTag to = tags.ensure(tag);
            return tags.tag(build, to).map(tagging -> {
                news.tagged(build, to, user);
                return tagging;
            });
        });
    }

    /** Takes a build out of a tag, and publishes that. */
    public void untagBuild(String nvr, String tag) {
        state.locked(() -> {
            HubBuild build = state.build(nvr);
            HubTag from = tags.ensure(tag);
            return tags.untag(build, from).map(tagging -> {
                news.untagged(build, from, TAGGER);
                return tagging;
            });
        });
    }

    /** Signs all rpms of a build that do not have that key, in place of another one, and publishes that of each. */
    public void sign(String nvr, String key) {
        sign(nvr, key, Integer.MAX_VALUE);
    }

    /** The same of so many of them, and not of the rest. */
    public void sign(String nvr, String key, int most) {
        state.locked(() -> {
            HubBuild build = state.build(nvr);
            List<HubRpm> unsigned = state.rpms.by(build.id()).stream()
                    .filter(rpm -> !rpm.sigkey().equals(key))
                    .limit(most)
                    .toList();
            unsigned.forEach(rpm -> news.signed(build, state.rpms.put(rpm.signed(key))));
            return build;
        });
    }

    /** The NVR of the newest complete build of that name. */
    public Optional<String> newest(String name) {
        return state.locked(() -> state.builds.all().stream()
                .filter(build -> build.name().equals(name) && build.state() == HubBuild.COMPLETE)
                .max(Comparator.comparing(HubBuild::id))
                .map(HubBuild::nvr));
    }

    /** The rpms that an image build contains for one architecture, as {@code NAME-VERSION-RELEASE}, sorted. */
    public List<String> contents(String nvr, String arch) {
        return state.locked(() -> state.archives.by(state.build(nvr).id()).stream()
                .filter(archive -> archive.arch().equals(arch))
                .flatMap(archive -> archive.rpms().stream())
                .map(id -> state.rpms.get(id).orElseThrow())
                .map(rpm -> rpm.name() + "-" + rpm.version() + "-" + rpm.release())
                .sorted()
                .toList());
    }
}
