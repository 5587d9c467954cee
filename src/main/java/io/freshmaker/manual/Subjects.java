package io.freshmaker.manual;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.change.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes the messages of manual work, which content types listen to, of what requests and questions name. */
final class Subjects {

    private Subjects() {}

    /**
     * What the fields update, rpms (with release) and artifacts name, one subject for each that is given.
     *
     * @param builds what rpms may look like
     */
    static List<Subject> given(Fields fields, Form builds) {
        List<Subject> given = new ArrayList<>();
        String update = fields.text("update", Form.UPDATE);
        if (!update.isEmpty()) {
            given.add(update(update));
        }
        List<String> rpms = fields.texts("rpms", builds);
        String release = fields.text("release", Form.RELEASE);
        if (!rpms.isEmpty()) {
            given.add(rpms(rpms, release));
        } else if (!release.isEmpty() && !fields.has("rpm")) {
            throw new Unfit("release says where rpms are shipped: it goes with rpms alone.");
        }
        List<String> artifacts = fields.texts("artifacts", Form.ARTIFACT);
        if (!artifacts.isEmpty()) {
            given.add(artifacts(artifacts));
        }
        return given;
    }

    private static Subject update(String alias) {
        return new Subject.Told(Wish.UPDATE_TOPIC, object().put("update", alias), alias, "update " + alias);
    }

    /** @param release empty for the one that the rpms are made for */
    static Subject rpms(List<String> nvrs, String release) {
        ObjectNode body = list("rpms", nvrs);
        if (!release.isEmpty()) {
            body.put("release", release);
        }
        return new Subject.Told(Wish.RPMS_TOPIC, body, String.join(" ", nvrs), "rpms " + release + sorted(nvrs));
    }

    /** @param artifacts as {@code type:name:stream} */
    static Subject artifacts(List<String> artifacts) {
        String labels = String.join(
                " ",
                artifacts.stream()
                        .map(each -> each.substring(each.indexOf(':') + 1))
                        .toList());
        return new Subject.Told(
                Wish.ARTIFACTS_TOPIC, list("artifacts", artifacts), labels, "artifacts" + sorted(artifacts));
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
