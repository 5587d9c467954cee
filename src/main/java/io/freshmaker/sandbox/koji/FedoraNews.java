package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.sandbox.Publisher;

/** What Fedora's Koji publishes: builds, tags, and of tasks those of scratch builds alone. */
final class FedoraNews implements News {

    private final HubState state;
    private final BuildJson builds;
    private final Publisher publisher;

    FedoraNews(HubState state, Publisher publisher) {
        this.state = state;
        this.builds = new BuildJson(state);
        this.publisher = publisher;
    }

    /** A new task is not told of: its request is not decoded then, and so nobody sees that it is a scratch build. */
    @Override
    public void task(Integer old, HubTask task) {
        if (!task.scratch() || old == null) {
            return;
        }
        ObjectNode info = TaskJson.alone(task, true);
        if (task.result() != null) {
            info.set("result", task.result());
        }
        info.putArray("children");
        String src = task.request().path(0).asText();
        ObjectNode msg = JsonNodeFactory.instance
                .objectNode()
                .put("attribute", "state")
                .put("old", HubTask.name(old))
                .put("new", HubTask.name(task.state()))
                .put("id", task.id())
                .put("method", task.method())
                .put("srpm", src.substring(src.lastIndexOf('/') + 1))
                .put("owner", name(task.owner()));
        msg.set("info", info);
        publisher.publish("buildsys.task.state.change", msg.put("instance", "primary"));
    }

    @Override
    public void build(Integer old, HubBuild build) {
        publisher.publish(
                "buildsys.build.state.change",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", build.name())
                        .put("version", build.version())
                        .put("release", build.release())
                        .put("attribute", "state")
                        .put("old", old)
                        .put("new", build.state())
                        .put("build_id", build.id())
                        .put("task_id", build.task())
                        .putNull("request")
                        .put("owner", name(build.owner()))
                        .put("instance", "primary"));
    }

    @Override
    public void tagged(HubBuild build, HubTag tag, String user) {
        publisher.publish("buildsys.tag", tag(build, tag, user));
    }

    @Override
    public void untagged(HubBuild build, HubTag tag, String user) {
        publisher.publish("buildsys.untag", tag(build, tag, user));
    }

    private ObjectNode tag(HubBuild build, HubTag tag, String user) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tag", tag.name())
                .put("tag_id", tag.id())
                .put("name", build.name())
                .put("version", build.version())
                .put("release", build.release())
                .put("build_id", build.id())
                .put("user", user)
                .put("owner", name(build.owner()))
                .put("instance", "primary");
    }

    @Override
    public void signed(HubBuild build, HubRpm rpm) {
        publisher.publish("buildsys.rpm.sign", signature(builds, build, rpm).put("instance", "primary"));
    }

    static ObjectNode signature(BuildJson builds, HubBuild build, HubRpm rpm) {
        ObjectNode msg = JsonNodeFactory.instance.objectNode();
        msg.set("build", builds.alone(build));
        msg.set("rpm", ContentMethods.json(rpm));
        return msg.put("sigkey", rpm.sigkey()).put("sighash", ContentMethods.sighash(rpm));
    }

    private String name(long user) {
        return state.users.get(user).orElseThrow().name();
    }
}
