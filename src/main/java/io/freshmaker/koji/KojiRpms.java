package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what {@code listRPMs} answers. */
final class KojiRpms {

    private static final Set<String> SOURCES = Set.of("src", "nosrc");

    private KojiRpms() {}

    /** The binary rpms, each once for each architecture; which module they belong to is not told here. */
    static List<ContainedRpm> of(JsonNode answer) {
        Set<ContainedRpm> rpms = new LinkedHashSet<>();
        for (JsonNode rpm : answer) {
            String arch = rpm.path("arch").asText("");
            if (!SOURCES.contains(arch)) {
                rpms.add(new ContainedRpm(
                        rpm.path("name").asText(""),
                        new RpmVersion(
                                rpm.path("epoch").asLong(0),
                                rpm.path("version").asText(""),
                                rpm.path("release").asText("")),
                        arch,
                        rpm.path("build_id").asLong(0),
                        ""));
            }
        }
        return List.copyOf(rpms);
    }
}
