package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Finds what a parameter means: builds, tags and packages are asked for by number, by name, or by their parts. */
final class Wanted {

    private final HubState state;

    Wanted(HubState state) {
        this.state = state;
    }

    /** A build by its id, NVR, or an object with either or with the parts of the NVR; a fault for a malformed NVR. */
    Optional<HubBuild> build(JsonNode wanted) {
        if (wanted.isNumber()) {
            return state.builds.get(wanted.longValue());
        }
        if (wanted.isObject()) {
            return wanted.has("id")
                    ? state.builds.get(wanted.path("id").longValue())
                    : state.builds.first(wanted.path("name").asText() + "-"
                            + wanted.path("version").asText() + "-"
                            + wanted.path("release").asText());
        }
        String nvr = wanted.asText();
        if (nvr.indexOf('-') == nvr.lastIndexOf('-')) {
            throw HubFault.generic("invalid format: " + nvr);
        }
        return state.builds.first(nvr);
    }

    /** The build; a fault in the words of getBuild when there is none. */
    HubBuild strictBuild(JsonNode wanted) {
        return build(wanted)
                .orElseThrow(() -> HubFault.generic(
                        "No such build: " + (wanted.isTextual() ? "'" + wanted.asText() + "'" : wanted.toString())));
    }

    Optional<HubTag> tag(JsonNode wanted) {
        return wanted.isNumber() ? state.tags.get(wanted.longValue()) : state.tags.first(wanted.asText());
    }

    /** The tag; a fault in the words of getLatestBuilds when there is none. */
    HubTag strictTag(JsonNode wanted) {
        return tag(wanted).orElseThrow(() -> HubFault.generic("No such entry in table tag: " + wanted.asText()));
    }

    /** The name of the package; empty where it is not known. */
    Optional<String> packageName(JsonNode wanted) {
        return (wanted.isNumber() ? state.packages.get(wanted.longValue()) : state.packages.first(wanted.asText()))
                .map(HubPackage::name);
    }
}
