package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks MBS for the module of a build by the name that the build has at Koji: {@code GET module-builds/?name=...}. */
public final class ModuleOfNvr {

    /**
     * A module build.
     *
     * @param module with its stream as MBS has it, dashes included
     * @param tag Koji's tag in which MBS collects its rpms
     */
    public record Found(Artifact module, String tag) {}

    /**
     * The query that lists the build among few others. The stream is no part of it, as the NVR has underscores for its
     * dashes; nor is the context, which stands behind a dot in the release, or nowhere in builds before 2018.
     */
    public String query(String nvr) {
        Nvr build = Nvr.parse(nvr);
        return "name=" + encoded(build.name()) + "&version="
                + encoded(build.release().replaceFirst("\\..*", "")) + "&per_page=100";
    }

    /**
     * Reads the answer to the query.
     *
     * @return nothing when MBS knows no such build, or no tag of it
     * @throws MbsException when the answer is no list
     */
    public Optional<Found> read(String nvr, int status, String body) {
        for (JsonNode item : MbsBody.of(status, body).items()) {
            var build = new ModuleBuild(item);
            String tag = item.path("koji_tag").asText("");
            if (build.readable() && !build.scratch() && build.nvr().equals(nvr) && !tag.isEmpty()) {
                return Optional.of(new Found(Artifact.module(build.text("name"), build.text("stream")), tag));
            }
        }
        return Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
