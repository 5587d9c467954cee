package io.freshmaker.submit;

import java.util.List;

/**
 * What Koji's {@code buildContainer} is asked for, once.
 *
 * @param source the scmurl with its commit
 * @param branch the dist-git branch that the commit is on
 * @param parent NVR of the parent image that was rebuilt before it; empty for the one that the Dockerfile names
 * @param release empty where OSBS chooses it
 * @param arches to build for in place of the target's; none for those of the target
 * @param channel of the builders; empty for the hub's own choice
 * @param priority added to the hub's default; null for that default
 * @param token by which the task is recognised
 * @param build our number of the build, and the number of its event: for people who look at the task
 * @param composes what it is built with beside the repositories of its target
 * @param overrides the URL of the related images that a bundle gets in place of others; empty for none
 * @param since when it was decided on, by the clock of {@link System#nanoTime()}: it is not sent much later, as another
 *     process may have taken its place by then
 */
public record ImageRequest(
        String source,
        String target,
        String branch,
        String parent,
        String release,
        List<String> arches,
        boolean scratch,
        boolean isolated,
        String channel,
        Integer priority,
        String token,
        long build,
        long event,
        HandedOver composes,
        String overrides,
        long since) {

    public ImageRequest {
        arches = List.copyOf(arches);
    }

    /** Of a build that needs no compose and has no overrides. */
    public ImageRequest(
            String source,
            String target,
            String branch,
            String parent,
            String release,
            List<String> arches,
            boolean scratch,
            boolean isolated,
            String channel,
            Integer priority,
            String token,
            long build,
            long event,
            long since) {
        this(
                source,
                target,
                branch,
                parent,
                release,
                arches,
                scratch,
                isolated,
                channel,
                priority,
                token,
                build,
                event,
                HandedOver.NOTHING,
                "",
                since);
    }

    /** The same with the URL of overrides. */
    public ImageRequest withOverrides(String url) {
        return new ImageRequest(
                source, target, branch, parent, release, arches, scratch, isolated, channel, priority, token, build,
                event, composes, url, since);
    }
}
