package io.freshmaker.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.bus.Hearing;
import io.freshmaker.json.PartJson;
import io.freshmaker.service.Preview;

/** A preview for programs; the names are those of the REST API where it has them. */
final class PlanJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Preview preview;

    PlanJson(Preview preview) {
        this.preview = preview;
    }

    String text() {
        Hearing hearing = preview.hearing();
        ObjectNode object = JSON.createObjectNode();
        object.put("message_id", preview.message().id());
        object.put("topic", preview.message().topic());
        object.put("content_type", hearing.type().name());
        object.put("version", hearing.type().version());
        object.put("event_type", hearing.type().eventType());
        object.put("inventory", preview.inventory());
        object.put("policy", preview.policy().toString());
        object.put("listens", hearing.listens());
        object.put("filter", hearing.filter());
        object.put("lets_in", hearing.letsIn());
        ArrayNode steps = object.putArray("steps");
        preview.steps().forEach(step -> {
            ObjectNode each = steps.addObject().put("id", step.id()).put("kind", step.kind());
            StepWords.of(step).forEach(each.withArray("added")::add);
        });
        answer(hearing, object);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The plan can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void answer(Hearing hearing, ObjectNode object) {
        if (hearing.part() == null) {
            object.put("answer", "not_ours").put("because", hearing.dropped());
            return;
        }
        new PartJson().write(hearing.part(), object);
    }
}
