package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;
import java.util.function.BiConsumer;

/** What the hub does with tasks; what buildContainer asks for is looked at by a builder alone, later. */
final class TaskMethods {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, Integer> CHANNELS =
            Map.of("default", 1, "createrepo", 2, "container", 9, "container-binary", 10);
    private static final int USUAL_PRIORITY = 20;

    private final HubState state;
    private final TaskList list;
    private final BiConsumer<Integer, HubTask> onChange;

    /** @param onChange told of each task that is new (from no state) or cancelled, in the lock of the state */
    TaskMethods(HubState state, BiConsumer<Integer, HubTask> onChange) {
        this.state = state;
        this.list = new TaskList(state, new TaskJson(state));
        this.onChange = onChange;
    }

    void addTo(HubMethods methods) {
        methods.add("buildContainer(src, target, opts?, priority?, channel?)", this::buildContainer);
        methods.add("getTaskInfo(task_id, request?, strict?)", this::getTaskInfo);
        methods.add(
                "getTaskRequest(taskId)",
                (arguments, caller) -> known(arguments.get("taskId")).request());
        methods.add("getTaskResult(taskId, raise_fault?)", this::getTaskResult);
        methods.add("getTaskChildren(task_id, request?, strict?)", (arguments, caller) -> NODES.arrayNode());
        methods.add("listTasks(opts?, queryOpts?)", list::answer);
        methods.add("cancelTask(task_id, recurse?)", this::cancelTask);
    }

    private JsonNode buildContainer(Arguments arguments, Caller caller) {
        int priority = arguments.get("priority").asInt(0);
        if (priority < 0 && (caller.user() == null || !caller.user().admin())) {
            throw new HubFault(HubFault.NOT_ALLOWED, "only admins may create high-priority tasks");
        }
        if (caller.user() == null) {
            throw HubFault.generic("task must have an owner");
        }
        String channel = arguments.has("channel") ? arguments.text("channel") : "container-binary";
        if (!CHANNELS.containsKey(channel)) {
            throw HubFault.generic("No such channel: " + channel);
        }
        ArrayNode request = NODES.arrayNode()
                .add(arguments.get("src"))
                .add(arguments.get("target"))
                .add(arguments.has("opts") ? arguments.get("opts") : NODES.objectNode());
        HubTask task = state.tasks.put(new HubTask(
                state.tasks.next(),
                "buildContainer",
                caller.user().id(),
                HubTask.FREE,
                USUAL_PRIORITY + priority,
                CHANNELS.get(channel),
                request,
                state.now(),
                null,
                null,
                null,
                0,
                null));
        caller.changed();
        onChange.accept(null, task);
        return NODES.numberNode((int) task.id());
    }

    private JsonNode getTaskInfo(Arguments arguments, Caller caller) {
        JsonNode id = arguments.get("task_id");
        boolean request = arguments.flag("request");
        if (!id.isArray()) {
            return info(id, request, arguments.flag("strict"));
        }
        ArrayNode all = NODES.arrayNode();
        id.forEach(one -> all.add(info(one, request, arguments.flag("strict"))));
        return all;
    }

    private JsonNode info(JsonNode id, boolean request, boolean strict) {
        return state.tasks
                .get(id.asLong())
                .<JsonNode>map(task -> TaskJson.alone(task, request))
                .orElseGet(() -> {
                    if (strict) {
                        throw HubFault.generic("query returned no rows");
                    }
                    return NullNode.getInstance();
                });
    }

    private HubTask known(JsonNode id) {
        return state.tasks.get(id.asLong()).orElseThrow(() -> HubFault.generic("No such task: " + id.asText()));
    }

    private JsonNode getTaskResult(Arguments arguments, Caller caller) {
        HubTask task = known(arguments.get("taskId"));
        return switch (task.state()) {
            case HubTask.CLOSED -> task.result();
            case HubTask.CANCELED -> throw HubFault.generic("Task " + task.id() + " is canceled");
            case HubTask.FAILED -> {
                if (arguments.flag("raise_fault", true)) {
                    throw new HubFault(task.faultCode(), task.faultText());
                }
                yield TaskJson.fault(task);
            }
            default -> throw HubFault.generic("Task " + task.id() + " is not finished");
        };
    }

    /** Says nothing of whether there was anything to cancel. */
    private JsonNode cancelTask(Arguments arguments, Caller caller) {
        HubTask task = known(arguments.get("task_id"));
        HubUser user = caller.user();
        if (user == null || user.id() != task.owner() && !user.admin()) {
            throw new HubFault(HubFault.NOT_ALLOWED, "Cannot cancel task, not owner");
        }
        if (!task.ended()) {
            caller.changed();
            onChange.accept(task.state(), state.tasks.put(task.canceled(state.now())));
        }
        return NullNode.getInstance();
    }
}
