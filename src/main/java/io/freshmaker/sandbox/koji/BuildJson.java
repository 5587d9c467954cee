package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Builds in the fields that the hub's answers have, which differ from method to method. */
final class BuildJson {

    private static final Map<String, Integer> GENERATOR_IDS = Map.of("image", 1, "module", 2);
    private static final Map<String, String> GENERATORS =
            Map.of("image", "atomic-reactor", "module", "module-build-service");

    private final HubState state;

    BuildJson(HubState state) {
        this.state = state;
    }

    /** As getBuild answers. */
    ObjectNode alone(HubBuild build) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("build_id", build.id()).put("cg_id", GENERATOR_IDS.get(build.type()));
        times(json, build);
        about(json, build, true, true);
        return json.put("cg_name", GENERATORS.get(build.type()));
    }

    /** As listBuilds answers for each. */
    ObjectNode listed(HubBuild build) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("build_id", build.id());
        times(json, build);
        about(json, build, false, true);
        return json;
    }

    /** As getLatestBuilds and listTagged answer for each. */
    ObjectNode tagged(HubTags.Found found) {
        HubBuild build = found.build();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("build_id", build.id())
                .put("completion_time", HubTime.text(build.completed()))
                .put("create_event", found.tagging().event())
                .put("creation_event_id", build.event())
                .put("creation_time", HubTime.text(build.created()));
        about(json, build, true, false);
        return json.put("tag_id", found.tag().id()).put("tag_name", found.tag().name());
    }

    private static void times(ObjectNode json, HubBuild build) {
        json.put("completion_time", HubTime.text(build.completed()))
                .put("completion_ts", HubTime.seconds(build.completed()))
                .put("creation_event_id", build.event())
                .put("creation_time", HubTime.text(build.created()))
                .put("creation_ts", HubTime.seconds(build.created()));
    }

    private void about(ObjectNode json, HubBuild build, boolean id, boolean whole) {
        json.put("draft", false).put("epoch", build.epoch());
        if (whole) {
            json.set("extra", build.extra());
        }
        if (id) {
            json.put("id", build.id());
        }
        json.put("name", build.name())
                .put("nvr", build.nvr())
                .put("owner_id", build.owner())
                .put("owner_name", state.users.get(build.owner()).orElseThrow().name())
                .put(
                        "package_id",
                        state.packages.first(build.name()).orElseThrow().id())
                .put("package_name", build.name())
                .putNull("promoter_id")
                .putNull("promoter_name")
                .putNull("promotion_time");
        if (whole) {
            json.putNull("promotion_ts");
        }
        json.put("release", build.release());
        if (whole) {
            json.put("source", build.source());
        }
        json.put("start_time", HubTime.text(build.started()));
        if (whole) {
            json.put("start_ts", HubTime.seconds(build.started()));
        }
        json.put("state", build.state())
                .put("task_id", build.task())
                .put("version", build.version())
                .put("volume_id", 0)
                .put("volume_name", "DEFAULT");
    }
}
