package io.freshmaker.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Tells which content types have their builds made by a build system, from their files alone. */
public final class ContentSystems {

    private ContentSystems() {}

    /** The names of those whose source names the system, by name; a file that can't be read has none. */
    public static List<String> of(List<Path> files, String system) {
        List<String> names = new ArrayList<>();
        for (Path path : files) {
            YamlFile.read(path, new Mistakes()).ifPresent(file -> {
                for (Node item : YamlNodes.items(file.root())) {
                    Node parameters = YamlNodes.at(item, "route", "from", "parameters");
                    if (YamlNodes.text(YamlNodes.child(parameters, "system")).equals(system)
                            && !YamlNodes.text(YamlNodes.child(parameters, "eventType"))
                                    .isEmpty()) {
                        names.add(file.name());
                    }
                }
            });
        }
        return List.copyOf(names);
    }
}
