package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the answers of {@code GET module-builds/?state=ready&verbose=true}, the list with the modulemd of each build, and
 * of {@code GET module-builds/ID?verbose=true}.
 */
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
                read(build, modules, problems);
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
                meta.path("pages").intValue(),
                meta.path("total").intValue());
    }

    /**
     * Reads the ready builds of one module stream.
     *
     * @throws MbsException when the answer is no list, or one of other modules: nobody may conclude that none is ready
     */
    public ModulePage stream(String name, String stream, int status, String body) {
        ModulePage page = page(status, body);
        for (ReadyModule module : page.modules()) {
            if (!module.name().equals(name) || !module.stream().equals(stream)) {
                throw new MbsException("MBS was asked for " + name + ":" + stream + " and listed " + module.name() + ":"
                        + module.stream() + ": does this MBS know the filters name and stream?");
            }
        }
        return page;
    }

    /**
     * Reads one build.
     *
     * @throws MbsException when the answer is neither a build nor MBS's word that there is none
     */
    public ModuleAnswer one(int status, String body) {
        MbsBody answer = MbsBody.of(status, body);
        if (answer.unknown()) {
            return ModuleAnswer.NOTHING;
        }
        ModuleBuild build = new ModuleBuild(answer.item());
        if (!build.readable()) {
            throw new MbsException(
                    "MBS's answer has no readable id, state, name, stream or version: " + answer.words());
        }
        List<ReadyModule> modules = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (build.ready() && !build.scratch()) {
            read(build, modules, problems);
        }
        boolean gone = build.garbage() && !build.scratch();
        return new ModuleAnswer(
                modules.stream().map(ReadyModule::learned).toList(),
                gone ? Artifact.module(build.text("name"), build.text("stream")) : null,
                problems);
    }

    private void read(ModuleBuild build, List<ReadyModule> modules, List<String> problems) {
        try {
            modules.add(module(build));
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.add("The contents of " + build.label() + " can't be read: " + unreadable.getMessage());
        }
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
