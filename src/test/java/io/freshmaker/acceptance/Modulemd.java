package io.freshmaker.acceptance;

import java.util.Map;
import java.util.TreeMap;

/** The description of a module from which MBS builds it, as dist-git has it. */
final class Modulemd {

    private Modulemd() {}

    /**
     * @param buildrequires streams by module
     * @param rpms branches by rpm
     */
    static String of(String name, Map<String, String> buildrequires, Map<String, String> rpms) {
        var text = new StringBuilder("document: modulemd\nversion: 2\ndata:\n  summary: " + name
                + "\n  description: " + name
                + "\n  license:\n    module: [MIT]\n  dependencies:\n  - buildrequires:\n");
        new TreeMap<>(buildrequires)
                .forEach((module, stream) -> text.append("      " + module + ": [" + stream + "]\n"));
        text.append("    requires:\n      platform: [f27]\n  components:\n    rpms:\n");
        new TreeMap<>(rpms)
                .forEach((rpm, branch) ->
                        text.append("      " + rpm + ":\n        rationale: needed\n        ref: " + branch + "\n"));
        return text.toString();
    }
}
