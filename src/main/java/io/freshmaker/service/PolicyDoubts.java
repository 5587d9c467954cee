package io.freshmaker.service;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.policy.Mention;
import io.freshmaker.policy.Policy;
import io.freshmaker.settings.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds names in a policy that are probably typos. They are no mistakes: a content type may be added later, and an
 * inventory may know attributes of its own.
 */
public final class PolicyDoubts {

    private static final List<String> ARTIFACT_TYPES = List.of(Artifact.RPM, Artifact.MODULE, "image");

    private static final List<String> ATTRIBUTES = List.of(
            "name",
            "branch",
            "image_name",
            "image_version",
            "image_release",
            "image_published_repo",
            "published",
            "advisory_name",
            "advisory_state",
            "advisory_security_impact",
            "advisory_product_short_name",
            "advisory_release_name",
            "advisory_is_major_incident",
            "advisory_is_compliance_priority",
            "advisory_is_contract_priority",
            "advisory_content_types",
            "manual",
            "dry_run");

    /** From this length on two letters may be wrong, and not only in their order. */
    private static final int LONG_WORD = 6;

    private final Collection<String> contentTypes;

    /** @param contentTypes those that there are */
    public PolicyDoubts(Collection<String> contentTypes) {
        this.contentTypes = List.copyOf(contentTypes);
    }

    /** A sentence with file, line and the nearest name for each, in the order of the file. */
    public List<String> of(Policy policy) {
        return policy.mentions().stream()
                .map(mention -> doubt(mention)
                        .map(words -> policy.file() + " line " + mention.line() + ": " + mention.key() + ": " + words))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> doubt(Mention mention) {
        String word = mention.word();
        return switch (mention.kind()) {
            case CONTENT_TYPE ->
                contentTypes.contains(word)
                        ? Optional.empty()
                        : Optional.of("there is no content type '" + word + "', so these rules judge nothing"
                                + (contentTypes.isEmpty()
                                        ? "."
                                        : "; the nearest is " + Spelling.nearest(word, contentTypes) + "."));
            case ARTIFACT_TYPE ->
                slip(word, ARTIFACT_TYPES)
                        .map(nearest -> "no artifact has the type '" + word + "'; is " + nearest + " meant?");
            case ATTRIBUTE ->
                slip(word, ATTRIBUTES)
                        .map(nearest -> "no artifact has the attribute '" + word + "'; is " + nearest + " meant?");
        };
    }

    /** Only what looks like a known word: others may be as good as any. */
    private static Optional<String> slip(String word, List<String> known) {
        String nearest = Spelling.nearest(word, known);
        int distance = Spelling.distance(word, nearest);
        boolean slip =
                distance <= (word.length() < LONG_WORD ? 1 : 2) || letters(word).equals(letters(nearest));
        return distance > 0 && slip ? Optional.of(nearest) : Optional.empty();
    }

    private static List<Integer> letters(String word) {
        return word.chars().sorted().boxed().toList();
    }
}
