package io.freshmaker.content;

import io.freshmaker.settings.Spelling;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Looks for names in a policy that nothing has. A misspelt one would never match, without a word; one that is like
 * nothing known may belong to what is yet to come, and is worth a warning only.
 */
final class PolicyNames {

    private static final Set<String> TYPES = Set.of("rpm", "module", "image");
    private static final Set<String> IN_RULES = Set.of(
            "any",
            "all",
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

    private final YamlFile file;
    private final Mistakes mistakes;
    private final Mistakes warnings;

    PolicyNames(YamlFile file, Mistakes mistakes, Mistakes warnings) {
        this.file = file;
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    /** @param contentTypes those in force */
    void check(Collection<String> contentTypes) {
        Set<String> sections = new TreeSet<>(contentTypes);
        sections.add("global");
        for (NodeTuple section : YamlNodes.fields(file.root())) {
            check(section, sections, "content type");
            for (NodeTuple type : YamlNodes.fields(section.getValueNode())) {
                check(type, TYPES, "artifact type");
                YamlNodes.fields(type.getValueNode()).forEach(clause -> rule(clause.getValueNode()));
            }
        }
    }

    private void rule(Node rule) {
        for (NodeTuple field : YamlNodes.fields(rule)) {
            String name = YamlNodes.text(field.getKeyNode());
            if (name.equals("any") || name.equals("all")) {
                YamlNodes.items(field.getValueNode()).forEach(this::rule);
            } else if (!(field.getValueNode() instanceof MappingNode)) {
                check(field, IN_RULES, "attribute");
            }
        }
    }

    private void check(NodeTuple field, Set<String> known, String what) {
        String name = YamlNodes.text(field.getKeyNode());
        if (!known.contains(name)) {
            String unknown = "there is no " + what + " '" + name + "'";
            int line = YamlNodes.line(field.getKeyNode());
            Spelling.near(name, known)
                    .ifPresentOrElse(
                            near -> mistakes.addWhereNothingIsKnown(
                                    file.path(), line, unknown + "; the nearest is " + near + "."),
                            () -> warnings.add(
                                    file.path(),
                                    line,
                                    "warning: " + unknown + " yet, so nothing matches what stands below: known are "
                                            + String.join(", ", new TreeSet<>(known)) + "."));
        }
    }
}
