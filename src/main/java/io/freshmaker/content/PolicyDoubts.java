package io.freshmaker.content;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.policy.Mention;
import io.freshmaker.policy.Policy;
import io.freshmaker.settings.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds names in a policy that nothing has. The policy alone can't tell a typo from a content type that is added later,
 * or from an attribute that an inventory of one's own has: a start warns of both, a check takes typos for mistakes.
 */
public final class PolicyDoubts {

    private static final List<String> ARTIFACT_TYPES = List.of(Artifact.RPM, Artifact.MODULE, Artifact.IMAGE);

    private static final List<String> ATTRIBUTES = List.of(
            "name",
            "branch",
            "image_name",
            "image_version",
            "image_release",
            "image_published_repo",
            "published",
            "update_type",
            "update_severity",
            "rpm_name",
            "target",
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

    /** What stands in the place of an attribute, and groups rules. */
    private static final List<String> GROUPS = List.of("any", "all");

    /** From this length on two letters may be wrong, and not only in their order. */
    private static final int LONG_WORD = 6;

    private final Collection<String> contentTypes;

    /** @param contentTypes those that there are */
    public PolicyDoubts(Collection<String> contentTypes) {
        this.contentTypes = List.copyOf(contentTypes);
    }

    /**
     * The doubtful ones among the names of a policy, in their order.
     *
     * @param mentions of a policy, be it whole or not
     */
    public List<Doubt> of(List<Mention> mentions) {
        return mentions.stream().flatMap(mention -> doubt(mention).stream()).toList();
    }

    private Optional<Doubt> doubt(Mention mention) {
        String word = "'" + mention.word() + "'";
        return switch (mention.kind()) {
            case CONTENT_TYPE ->
                doubt(
                        mention,
                        contentTypes,
                        List.of(Policy.GLOBAL),
                        "there is no content type " + word + ", so these rules judge nothing");
            // Content types may bring types of their own.
            case ARTIFACT_TYPE ->
                doubt(mention, ARTIFACT_TYPES, List.of(), "no artifact has the type " + word)
                        .filter(Doubt::slip);
            case ATTRIBUTE -> doubt(mention, ATTRIBUTES, GROUPS, "no artifact has the attribute " + word);
        };
    }

    /** @param beside other words that may stand in this place */
    private static Optional<Doubt> doubt(
            Mention mention, Collection<String> known, List<String> beside, String nothing) {
        if (known.contains(mention.word())) {
            return Optional.empty();
        }
        List<String> meant = Stream.concat(known.stream(), beside.stream())
                .filter(name -> isSlip(mention.word(), name))
                .toList();
        String remedy = meant.isEmpty()
                ? known.isEmpty() ? "." : " yet; known are " + String.join(", ", new TreeSet<>(known)) + "."
                : "; is " + Spelling.nearest(mention.word(), meant) + " meant?";
        return Optional.of(new Doubt(mention.line(), mention.key() + ": " + nothing + remedy, !meant.isEmpty()));
    }

    private static boolean isSlip(String word, String known) {
        return Spelling.distance(word, known) <= (word.length() < LONG_WORD ? 1 : 2)
                || letters(word).equals(letters(known));
    }

    private static List<Integer> letters(String word) {
        return word.chars().sorted().boxed().toList();
    }
}
