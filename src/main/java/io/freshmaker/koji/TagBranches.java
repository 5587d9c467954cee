package io.freshmaker.koji;

import io.freshmaker.settings.ImageTag;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which dist-git branch the images in a Koji tag are built from. */
public final class TagBranches {

    private final Map<String, String> branches = new LinkedHashMap<>();

    /** @param tags those of {@code freshmaker.images.tags} */
    public TagBranches(Collection<ImageTag> tags) {
        tags.forEach(tag -> branches.put(tag.name(), tag.branch()));
    }

    /**
     * The branch of a build that a tag holds itself or inherits.
     *
     * @param asked the tag of which Koji was asked
     * @param holding the tag that holds the build
     */
    String of(String asked, String holding) {
        return named(holding).orElseGet(() -> branches.getOrDefault(asked, ""));
    }

    /** The branch of a tag that is configured, or begins with its branch. */
    Optional<String> named(String tag) {
        return Optional.ofNullable(branches.get(tag))
                .or(() -> Optional.of(ImageTag.branchOf(tag)).filter(branch -> !branch.isEmpty()));
    }

    /** The configured tags of a branch; all of them for an empty one. */
    List<String> tags(String branch) {
        return branches.entrySet().stream()
                .filter(tag -> branch.isEmpty() || tag.getValue().equals(branch))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The branch of the images in a configured tag. */
    public Optional<String> configured(String tag) {
        return Optional.ofNullable(branches.get(Objects.requireNonNullElse(tag, "")));
    }

    boolean isConfigured(String tag) {
        return branches.containsKey(tag);
    }
}
