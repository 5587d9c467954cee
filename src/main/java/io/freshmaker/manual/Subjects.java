package io.freshmaker.manual;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;

/** Writes the messages of manual work, which content types listen to. */
final class Subjects {

    private static final String TOPIC = "freshmaker.manual.";

    private Subjects() {}

    static Subject update(String alias) {
        return new Subject.Told(TOPIC + "update", object().put("update", alias), alias, "update " + alias);
    }

    /** @param release empty for the one that the rpms are made for */
    static Subject rpms(List<String> nvrs, String release) {
        ObjectNode body = list("rpms", nvrs);
        if (!release.isEmpty()) {
            body.put("release", release);
        }
        return new Subject.Told(TOPIC + "rpms", body, String.join(" ", nvrs), "rpms " + release + sorted(nvrs));
    }

    /** @param artifacts as {@code type:name:stream} */
    static Subject artifacts(List<String> artifacts) {
        String labels = String.join(
                " ",
                artifacts.stream()
                        .map(each -> each.substring(each.indexOf(':') + 1))
                        .toList());
        return new Subject.Told(
                TOPIC + "artifacts", list("artifacts", artifacts), labels, "artifacts" + sorted(artifacts));
    }

    private static String sorted(List<String> texts) {
        return " " + String.join(" ", new TreeSet<>(texts));
    }

    private static ObjectNode list(String name, List<String> texts) {
        ObjectNode body = object();
        var items = body.putArray(name);
        texts.forEach(items::add);
        return body;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
