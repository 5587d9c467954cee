package io.freshmaker.sandbox.koji;

import java.util.List;
import java.util.stream.Stream;

/** Which builds a repository holds that is made of a tag, or of single builds. */
final class RepositoryContents {

    private final HubState state;
    private final HubTags tags;

    RepositoryContents(HubState state, HubTags tags) {
        this.state = state;
        this.tags = tags;
    }

    /** As {@link HubStock#repository}. */
    List<String> of(String tag, List<String> nvrs, List<String> packages, boolean inherit) {
        return state.locked(() -> {
            Stream<HubBuild> builds = tag.isEmpty() ? nvrs.stream().map(state::build) : newest(tag, inherit);
            return builds.filter(build -> packages.isEmpty()
                            || state.rpms.by(build.id()).stream().anyMatch(rpm -> packages.contains(rpm.name())))
                    .map(HubBuild::nvr)
                    .sorted()
                    .toList();
        });
    }

    private Stream<HubBuild> newest(String tag, boolean inherit) {
        HubTag from = state.tags
                .first(tag)
                .orElseThrow(() -> new IllegalArgumentException("The hub has no tag " + tag + "."));
        return tags.latest(from, inherit, build -> build.type().equals("rpm")).stream()
                .map(HubTags.Found::build);
    }
}
