package io.freshmaker.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The few modules of the sandbox's story. */
final class Modules {

    private static final Map<String, String> ON_PLATFORM = Map.of("platform", "f27");

    private Modules() {}

    static void seed(DistGitStandIn distGit, MbsStandIn mbs) {
        mbs.importReady("platform", "f27", Map.of(), Map.of());
        module(distGit, mbs, "perl", "5.26", ON_PLATFORM, Map.of("perl", "f27", "perl-Tangerine", "f27"));
        module(distGit, mbs, "nodejs", "8", ON_PLATFORM, Map.of("nodejs", "f27"));
        module(distGit, mbs, "httpd", "2.4", on("perl", "5.26"), Map.of("httpd", "f27", "mod_ssl", "f27"));
        module(distGit, mbs, "nginx", "1.12", on("perl", "5.26"), Map.of("nginx", "f27"));
        module(distGit, mbs, "webapps", "1", on("httpd", "2.4"), Map.of("php-simplepie", "f27"));
        module(distGit, mbs, "monitoring", "2", on("httpd", "2.4"), Map.of("zabbix", "f27"));
        module(distGit, mbs, "testmodule", "master", on("perl", "5.26"), Map.of("tangerine", "rawhide"));
    }

    /** What goes wrong, and what takes long. */
    static void script(MbsStandIn mbs) {
        mbs.fail("monitoring", "Component(s) zabbix failed to build.");
        mbs.slow("nodejs", Duration.ofMinutes(10));
    }

    private static Map<String, String> on(String module, String stream) {
        return Map.of("platform", "f27", module, stream);
    }

    private static void module(
            DistGitStandIn distGit,
            MbsStandIn mbs,
            String name,
            String stream,
            Map<String, String> buildrequires,
            Map<String, String> rpms) {
        if (!distGit.branches("modules", name).contains(stream)) {
            distGit.create("modules", name, stream, Map.of(name + ".yaml", modulemd(name, buildrequires, rpms)));
        }
        mbs.importReady(name, stream, buildrequires, rpms);
    }

    private static String modulemd(String name, Map<String, String> buildrequires, Map<String, String> rpms) {
        var text = new StringBuilder("""
                document: modulemd
                version: 2
                data:
                  summary: %1$s
                  description: The module %1$s of the sandbox.
                  license:
                    module: [MIT]
                  dependencies:
                  - buildrequires:
                """.formatted(name));
        new TreeMap<>(buildrequires)
                .forEach((module, stream) -> text.append("      %s: ['%s']%n".formatted(module, stream)));
        text.append("    requires:\n      platform: [f27]\n  components:\n    rpms:\n");
        new TreeMap<>(rpms)
                .forEach((rpm, branch) -> text.append(
                        "      %s:%n        rationale: Part of %s.%n        ref: %s%n".formatted(rpm, name, branch)));
        return text.toString();
    }
}
