package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tasks in the fields that the hub's answers have. */
final class TaskJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final HubState state;

    TaskJson(HubState state) {
        this.state = state;
    }

    /** As getTaskInfo answers. */
    static ObjectNode alone(HubTask task, boolean request) {
        ObjectNode json =
                begin(task).put("owner", task.owner()).putNull("parent").put("priority", task.priority());
        end(json, task);
        if (request) {
            json.set("request", task.request());
        }
        return json;
    }

    /** As listTasks answers for each; what is not decoded is the text of a call or an answer. */
    ObjectNode listed(HubTask task, boolean decode) {
        ObjectNode json = begin(task)
                .put("owner", task.owner())
                .put("owner_name", state.users.get(task.owner()).orElseThrow().name())
                .put("owner_type", 0)
                .putNull("parent")
                .put("priority", task.priority());
        if (decode) {
            json.set("request", task.request());
            json.set("result", decoded(task));
        } else {
            json.put("request", AnswerWriter.call(task.method(), task.request()));
            json.put("result", written(task));
        }
        end(json, task);
        return json;
    }

    private static ObjectNode begin(HubTask task) {
        ObjectNode json =
                NODES.objectNode().put("arch", "noarch").putNull("awaited").put("channel_id", task.channel());
        time(json, "completion", task.completed());
        time(json, "create", task.created());
        if (task.started() == null) {
            json.putNull("host_id");
        } else {
            json.put("host_id", 1);
        }
        return json.put("id", task.id()).putNull("label").put("method", task.method());
    }

    private static void end(ObjectNode json, HubTask task) {
        time(json, "start", task.started());
        json.put("state", task.state()).putNull("waiting").put("weight", 1.0);
    }

    private static void time(ObjectNode json, String name, Long micros) {
        json.put(name + "_time", micros == null ? null : HubTime.text(micros))
                .put(name + "_ts", micros == null ? null : (Double) HubTime.seconds(micros));
    }

    private static JsonNode decoded(HubTask task) {
        if (task.state() == HubTask.FAILED) {
            return fault(task);
        }
        return task.result() == null ? NODES.nullNode() : NODES.arrayNode().add(task.result());
    }

    private static String written(HubTask task) {
        if (task.state() == HubTask.FAILED) {
            return AnswerWriter.fault(task.faultCode(), task.faultText());
        }
        return task.result() == null ? null : AnswerWriter.answer(task.result());
    }

    static ObjectNode fault(HubTask task) {
        return NODES.objectNode().put("faultCode", task.faultCode()).put("faultString", task.faultText());
    }
}
