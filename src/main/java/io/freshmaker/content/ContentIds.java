package io.freshmaker.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Finds the ids that stand twice. Camel lets a route take the place of another with its id without a word, so a file
 * that was copied and not renamed would switch the first one off.
 */
final class ContentIds {

    private record Place(YamlFile file, int line) {
        Path path() {
            return file.path();
        }

        /** An id that begins with the name of its file is where it belongs. */
        boolean belongs(String id) {
            return id.startsWith(file.name());
        }
    }

    private final Map<String, List<Place>> places = new LinkedHashMap<>();

    private ContentIds() {}

    /** Notes each id that another file has too, in the file that is not called as the id begins. */
    static void check(Collection<YamlFile> files, Mistakes mistakes) {
        var ids = new ContentIds();
        files.forEach(file -> ids.walk(file, file.root()));
        ids.places.forEach((id, found) -> tell(id, found, mistakes));
    }

    private void walk(YamlFile file, Node node) {
        YamlNodes.items(node).forEach(item -> walk(file, item));
        for (NodeTuple field : YamlNodes.fields(node)) {
            String name = YamlNodes.text(field.getKeyNode());
            String id = YamlNodes.text(field.getValueNode());
            if (name.equals("id") && !id.isEmpty()) {
                places.computeIfAbsent(id, key -> new ArrayList<>())
                        .add(new Place(file, YamlNodes.line(field.getValueNode())));
            } else if (!name.equals("parameters")) {
                walk(file, field.getValueNode());
            }
        }
    }

    private static void tell(String id, List<Place> found, Mistakes mistakes) {
        Place owner =
                found.stream().filter(place -> place.belongs(id)).findFirst().orElse(found.get(0));
        for (Place place : found) {
            if (place != owner) {
                String where = place.path().equals(owner.path()) ? "line " : owner.path() + " line ";
                mistakes.add(
                        place.path(),
                        place.line(),
                        "id '" + id + "' stands in " + where + owner.line() + " too; write another one, such as "
                                + another(id, owner, place) + ".");
            }
        }
    }

    private static String another(String id, Place owner, Place place) {
        String begin = owner.file().name();
        return place.path().equals(owner.path()) || !id.startsWith(begin)
                ? id + "-2"
                : place.file().name() + id.substring(begin.length());
    }
}
