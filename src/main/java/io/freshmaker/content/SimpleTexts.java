package io.freshmaker.content;

import java.util.Properties;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.camel.util.ObjectHelper;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Has Camel read the texts in its simple language, each by itself so that the line of a wrong one is known. */
final class SimpleTexts {

    private final Language simple = new DefaultCamelContext().resolveLanguage("simple");
    private final Properties settings;

    SimpleTexts(Properties settings) {
        this.settings = settings;
    }

    void check(YamlFile file, Mistakes mistakes) {
        walk(file, file.root(), false, mistakes);
    }

    private void walk(YamlFile file, Node node, boolean condition, Mistakes mistakes) {
        YamlNodes.items(node).forEach(item -> walk(file, item, condition, mistakes));
        for (NodeTuple field : YamlNodes.fields(node)) {
            String name = YamlNodes.text(field.getKeyNode());
            Node value = field.getValueNode();
            switch (name) {
                case "simple" ->
                    read(
                            file,
                            value instanceof ScalarNode ? value : YamlNodes.child(value, "expression"),
                            condition,
                            mistakes);
                case "log" -> read(file, YamlNodes.child(value, "message"), false, mistakes);
                case "parameters" -> {
                    continue;
                }
                case "steps" -> walk(file, value, false, mistakes);
                default -> walk(file, value, condition || name.matches("filter|when"), mistakes);
            }
        }
    }

    private void read(YamlFile file, Node text, boolean condition, Mistakes mistakes) {
        if (!(text instanceof ScalarNode)) {
            return;
        }
        String filled = Placeholders.filled(YamlNodes.text(text), settings);
        if (filled.isBlank()) {
            mistakes.addWhereNothingIsKnown(
                    file.path(), YamlNodes.line(text), "the text is empty: write it as in ${body.decided}.");
            return;
        }
        try {
            if (condition) {
                simple.createPredicate(filled);
            } else {
                simple.createExpression(filled);
            }
        } catch (RuntimeException e) {
            if (ObjectHelper.getException(NoSuchBeanException.class, e) != null) {
                // Which beans there are, only a service knows; to a content type all of them are forbidden elsewhere.
                return;
            }
            String reason =
                    String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("it is empty");
            mistakes.addWhereNothingIsKnown(
                    file.path(),
                    YamlNodes.line(text),
                    "'" + YamlNodes.text(text) + "' is no simple text of Camel (" + reason
                            + "): write it as in ${body.decided}.");
        }
    }
}
