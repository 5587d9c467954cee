package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.sandbox.Publisher;
import java.util.Locale;

/** What Koji's own plugin for AMQP publishes, as Brew has it: all tasks, builds and tags. */
final class BrewNews implements News {

    private static final String[] BUILD_STATES = {"building", "complete", "deleted", "failed", "canceled"};

    private final BuildJson builds;
    private final Publisher publisher;

    BrewNews(HubState state, Publisher publisher) {
        this.builds = new BuildJson(state);
        this.publisher = publisher;
    }

    @Override
    public void task(Integer old, HubTask task) {
        ObjectNode info = TaskJson.alone(task, true);
        if (old == null) {
            info.put("request", AnswerWriter.call(task.method(), task.request()));
        }
        if (task.result() != null) {
            info.set("result", task.result());
        }
        String now = HubTask.name(task.state());
        ObjectNode msg = JsonNodeFactory.instance.objectNode();
        msg.set("info", info);
        publisher.publish(
                "brew.task." + now.toLowerCase(Locale.ROOT),
                msg.put("attribute", "state")
                        .put("old", old == null ? null : HubTask.name(old))
                        .put("new", now));
    }

    @Override
    public void build(Integer old, HubBuild build) {
        ObjectNode msg = JsonNodeFactory.instance.objectNode().put("attribute", "state");
        msg.set("info", builds.alone(build));
        publisher.publish(
                "brew.build." + BUILD_STATES[build.state()], msg.put("old", old).put("new", build.state()));
    }

    @Override
    public void tagged(HubBuild build, HubTag tag, String user) {
        publisher.publish("brew.build.tag", tag(build, tag, user));
    }

    @Override
    public void untagged(HubBuild build, HubTag tag, String user) {
        publisher.publish("brew.build.untag", tag(build, tag, user));
    }

    @Override
    public void signed(HubBuild build, HubRpm rpm) {
        publisher.publish("brew.sign.rpm", FedoraNews.signature(builds, build, rpm));
    }

    private ObjectNode tag(HubBuild build, HubTag tag, String user) {
        ObjectNode msg = JsonNodeFactory.instance.objectNode();
        ObjectNode about = TagMethods.json(tag);
        about.putObject("extra");
        msg.set("tag", about);
        msg.put("force", false).set("build", builds.alone(build));
        msg.putObject("user").put("name", user);
        return msg;
    }
}
