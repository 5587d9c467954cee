package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the answers of {@code GET module-builds/?state=ready&verbose=true}, the list with the modulemd of each build. */
public final class ReadyModules {
    private final ModulemdReader modulemd = new ModulemdReader();

    /**
     * Reads one page. Scratch builds and builds in another state are left out; one unreadable module is a problem of
     * that module alone.
     *
     * @throws MbsException when the answer is no list with pages
     */
    public ModulePage page(int status, String body) {
        MbsBody answer = MbsBody.of(status, body);
        List<ReadyModule> modules = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (JsonNode each : answer.items()) {
            ModuleBuild build = new ModuleBuild(each);
            if (!build.readable()) {
                problems.add("An item of MBS's list has no readable id, state, name, stream or version: "
                        + each.toString()
                                .substring(0, Math.min(200, each.toString().length())));
            } else if (build.ready() && !build.scratch()) {
                try {
                    modules.add(module(build));
                } catch (IOException | IllegalArgumentException unreadable) {
                    problems.add("The contents of " + build.label() + " can't be read: " + unreadable.getMessage());
                }
            }
        }
        JsonNode meta = answer.json().path("meta");
        if (!meta.path("page").isInt() || !meta.path("pages").isInt()) {
            throw new MbsException(
                    "MBS's list does not say which page it is (meta: " + meta + "): is freshmaker.mbs.url right?");
        }
        return new ModulePage(
                modules,
                problems,
                meta.path("page").intValue(),
                meta.path("pages").intValue());
    }

    private ReadyModule module(ModuleBuild build) throws IOException {
        List<Artifact> buildRequires = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each :
                build.json().path("buildrequires").properties()) {
            buildRequires.add(Artifact.module(
                    each.getKey(), each.getValue().path("stream").asText("")));
        }
        return new ReadyModule(
                build.text("name"),
                build.text("stream"),
                build.text("version"),
                build.json().path("context").isTextual() ? build.text("context") : "",
                build.id(),
                modulemd.components(build.json().path("modulemd").textValue()),
                buildRequires);
    }
}
