package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The shapes in which MBS tells of a build and its components; the fields in the order of the alphabet, as there. */
final class ModuleBuildJson {

    private final ModuleBuilds builds;

    ModuleBuildJson(ModuleBuilds builds) {
        this.builds = builds;
    }

    /** With {@code short=true}. */
    ObjectNode brief(ModuleBuild build) {
        return object().put("context", build.nsvc().context())
                .put("id", build.id())
                .put("name", build.nsvc().name())
                .put("scratch", build.scratch())
                .put("state", build.state().number())
                .put("state_name", build.state().word())
                .put("stream", build.nsvc().stream())
                .put("version", build.nsvc().version());
    }

    /** The usual shape. */
    ObjectNode usual(ModuleBuild build) {
        ObjectNode json = message(build);
        ObjectNode tasks = object();
        for (ComponentBuild part : build.components()) {
            tasks.withObject("/rpms")
                    .putObject(part.name())
                    .put("nvr", part.nvr())
                    .put("state", part.state())
                    .put("state_reason", part.reason())
                    .put("task_id", part.taskId());
        }
        json.set("tasks", tasks);
        return sorted(json);
    }

    /** The columns that a list can be filtered and ordered by. */
    ObjectNode row(ModuleBuild build) {
        return brief(build)
                .put("build_context", build.buildContext())
                .put("koji_tag", build.kojiTag())
                .put("owner", build.owner())
                .put("rebuild_strategy", build.strategy())
                .put("runtime_context", build.runtimeContext())
                .put("scmurl", build.scmurl())
                .put("state_reason", build.reason())
                .put("time_completed", build.completed())
                .put("time_modified", build.modified())
                .put("time_submitted", build.submitted());
    }

    /** The payload of {@code mbs.module.state.change}: the usual shape without the tasks. */
    ObjectNode message(ModuleBuild build) {
        ObjectNode json = object();
        ObjectNode buildrequires = json.putObject("buildrequires");
        build.buildrequires()
                .forEach((name, module) -> buildrequires
                        .putObject(name)
                        .put("context", module.context())
                        .put("koji_tag", module.kojiTag())
                        .put("ref", module.ref())
                        .put("stream", module.stream())
                        .put("version", module.version()));
        ArrayNode components = json.putArray("component_builds");
        build.components().forEach(part -> components.add(part.id()));
        json.setAll(row(build));
        json.remove(List.of("build_context", "runtime_context"));
        ArrayNode siblings = json.putArray("siblings");
        builds.all().stream()
                .filter(other -> other.nsvc().isSibling(build.nsvc()))
                .forEach(other -> siblings.add(other.id()));
        json.putArray("srpms");
        return sorted(json);
    }

    /** With {@code verbose=true}, and the answer to a submission; the version of the API is in the build's path. */
    ObjectNode verbose(ModuleBuild build, String api) {
        ObjectNode json = usual(build);
        json.putArray("arches");
        ArrayNode bases = json.putArray("base_module_buildrequires");
        Buildrequire platform = build.buildrequires().get(Platform.NAME);
        if (platform != null) {
            builds.find(new Nsvc(Platform.NAME, platform.stream(), platform.version(), platform.context()))
                    .ifPresent(base -> bases.add(base(base)));
        }
        ArrayNode trace = json.putArray("state_trace");
        build.trace()
                .forEach(step -> trace.addObject()
                        .put("reason", step.reason())
                        .put("state", step.state().number())
                        .put("state_name", step.state().word())
                        .put("time", step.time()));
        boolean isBase = build.nsvc().name().equals(Platform.NAME);
        json.put("build_context", build.buildContext())
                .put("modulemd", ModulemdWriter.write(build.modulemd()))
                .putNull("reused_module_id")
                .put("runtime_context", build.runtimeContext())
                .put("state_url", api + "/module-builds/" + build.id())
                .put("stream_version", isBase ? Platform.streamVersion(build.nsvc().stream()) : null)
                .putArray("virtual_streams");
        return sorted(json);
    }

    private ObjectNode base(ModuleBuild base) {
        ObjectNode json = brief(base);
        json.remove("scratch");
        return sorted(json.put("stream_version", Platform.streamVersion(base.nsvc().stream())));
    }

    /** One component of a build. */
    ObjectNode component(ModuleBuild build, ComponentBuild part) {
        return object().put("format", "rpms")
                .put("id", part.id())
                .put("module_build", build.id())
                .put("nvr", part.nvr())
                .put("package", part.name())
                .put("state", part.state())
                .put("state_name", part.stateName())
                .put("state_reason", part.reason())
                .put("task_id", part.taskId());
    }

    /** One component of a build with {@code verbose=true}. */
    ObjectNode verboseComponent(ModuleBuild build, ComponentBuild part, String api) {
        ObjectNode json = component(build, part).put("batch", 2);
        json.putArray("state_trace");
        return sorted(json.put("state_url", api + "/component-builds/" + part.id()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode sorted(ObjectNode json) {
        ObjectNode sorted = object();
        json.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(member -> sorted.set(member.getKey(), member.getValue()));
        return sorted;
    }
}
