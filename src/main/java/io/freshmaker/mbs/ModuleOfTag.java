package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the answer of {@code GET module-builds/?koji_tag=TAG}: the module whose rpms MBS collects in a tag of Koji. */
public final class ModuleOfTag {

    /**
     * Reads the answer.
     *
     * @return {@code name:stream}; empty when no module has the tag, as the filter is left out where it is not known
     * @throws MbsException when the answer is no list
     */
    public String read(String tag, int status, String body) {
        for (JsonNode item : MbsBody.of(status, body).items()) {
            ModuleBuild build = new ModuleBuild(item);
            if (build.readable() && item.path("koji_tag").asText().equals(tag)) {
                return build.text("name") + ":" + build.text("stream");
            }
        }
        return "";
    }
}
