package io.freshmaker.content;

import io.freshmaker.settings.Spelling;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** What stands between double braces, for which Camel puts in the value of a setting. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern FUNCTION = Pattern.compile("(env|sys):.+");

    private Placeholders() {}

    /**
     * Notes every placeholder that stands for nothing.
     *
     * @param own names that count beside the settings: a kamelet's parameters
     */
    static void check(Path path, Node root, Properties settings, Set<String> own, Mistakes mistakes) {
        YamlNodes.items(root).forEach(item -> check(path, item, settings, own, mistakes));
        YamlNodes.fields(root).forEach(field -> check(path, field.getValueNode(), settings, own, mistakes));
        String text = YamlNodes.text(root);
        PLACEHOLDER.matcher(text).results().forEach(found -> {
            String name = name(found);
            if (!settings.containsKey(name)
                    && !own.contains(name)
                    && !FUNCTION.matcher(name).matches()) {
                mistakes.add(path, root, "{{" + found.group(1) + "}} is no setting" + remedy(name, settings));
            }
        });
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        if (rest.contains("{{")) {
            mistakes.add(path, root, "'{{' has no '}}' after it: close the placeholder, or take a brace away.");
        }
    }

    private static String remedy(String name, Properties settings) {
        return Spelling.near(name, settings.stringPropertyNames())
                .map(near -> "; the nearest is {{" + near + "}}.")
                .orElse(": write a key of the configuration, such as {{freshmaker.tick}}.");
    }

    /** Without the marks for "may be missing" and for a default. */
    private static String name(MatchResult found) {
        String name = found.group(1).strip().replaceFirst("^[?!]", "");
        return FUNCTION.matcher(name).matches() ? name : name.replaceFirst(":.*$", "");
    }

    /** The text with the values of those settings that there are. */
    static String filled(String text, Properties settings) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(settings.getProperty(name(found), "{{" + found.group(1) + "}}")));
    }
}
