package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Puts a finished image among the builds, as OSBS imports one, and tags it. Called in the lock of the state. */
final class ImageImport {

    private static final String TAGGER = "osbs";
    private static final long MINUTE = 60_000_000;

    private final HubState state;
    private final HubTags tags;
    private final News news;

    ImageImport(HubState state, HubTags tags, News news) {
        this.state = state;
        this.tags = tags;
        this.news = news;
    }

    /**
     * What is imported.
     *
     * @param parent null for a base image
     * @param stages what the earlier stages are built on
     * @param task that made it, or null
     * @param rpms ids by architecture
     */
    record Finished(
            ImageRecipe recipe,
            String release,
            String source,
            HubTarget target,
            HubBuild parent,
            List<HubBuild> stages,
            HubTask task,
            JsonNode opts,
            Map<String, List<Long>> rpms) {}

    /** The build, complete and in the target's destination tag. */
    HubBuild add(Finished image, long owner) {
        ImageRecipe recipe = image.recipe();
        long now = state.now();
        long second = HubTime.wholeSecond(now);
        Long task = image.task() == null ? null : image.task().id();
        HubBuild build = state.add(new HubBuild(
                state.builds.next(),
                "image",
                recipe.name(),
                null,
                recipe.version(),
                image.release(),
                HubBuild.COMPLETE,
                owner,
                task,
                image.source(),
                ImageExtra.of(
                        recipe.name(),
                        recipe.version(),
                        image.release(),
                        image.target().name(),
                        image.parent(),
                        image.stages(),
                        task,
                        image.opts()),
                now,
                second - MINUTE,
                second,
                state.nextEvent()));
        String pull = ImageExtra.pull(build.name(), build.version(), build.release());
        image.rpms()
                .forEach((arch, rpms) -> state.archives.put(
                        new HubArchive(state.archives.next(), build.id(), arch, size(rpms.size()), pull, rpms)));
        news.build(null, build);
        HubTag destination = state.tags.get(image.target().destTag()).orElseThrow();
        tags.tag(build, destination).ifPresent(tagging -> news.tagged(build, destination, TAGGER));
        return build;
    }

    /** Images with many rpms need more than 32 bits. */
    private static long size(int rpms) {
        return 100_000_000L + rpms * 40_000_000L;
    }
}
