package io.freshmaker.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.UnreadableMessageException;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.change.Wish;
import io.freshmaker.forecast.Question;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.store.KeptMessages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads what is sent to {@code POST /api/2/what-if/}: the same that a rebuild can be asked for, and whole messages. */
final class QuestionBody {

    private static final List<String> SUBJECTS = List.of("message", "update", "rpms", "rpm", "artifacts", "event_id");
    private static final List<String> BESIDE = List.of("release", "container_images", "dry_run");
    private static final int LONGEST = 500;
    private static final int MOST = 1_000;

    private final EnvelopeReader messages;
    private final KeptMessages kept;

    QuestionBody(EnvelopeReader messages, KeptMessages kept) {
        this.messages = messages;
        this.kept = kept;
    }

    /**
     * @param by who asks
     * @throws Refused naming the field that is wrong, and what it may be
     */
    Question read(ObjectNode body, String by) {
        body.fieldNames().forEachRemaining(name -> {
            if (!SUBJECTS.contains(name) && !BESIDE.contains(name)) {
                throw Refused.field(
                        name, String.join(", ", SUBJECTS) + ", and beside these " + String.join(", ", BESIDE));
            }
        });
        List<String> given = SUBJECTS.stream().filter(body::has).toList();
        if (given.size() != 1) {
            throw Refused.malformed("Exactly one of " + String.join(", ", SUBJECTS) + " has to be given.");
        }
        String subject = given.get(0);
        boolean ofRpms = subject.equals("rpms") || subject.equals("rpm");
        if (body.has("release") && !ofRpms) {
            throw Refused.malformed("release says where rpms are shipped: it goes with rpms alone.");
        }
        var byHand = new ManualRequest(by, flag(body, "dry_run"), false, only(body), "");
        return switch (subject) {
            case "message" -> new Question(message(body.get("message")), asked(body, byHand));
            case "event_id" -> new Question(ofEvent(body.get("event_id")), asked(body, byHand));
            case "update" ->
                new Question(
                        own(Wish.UPDATE_TOPIC, object().put("update", text(body.get("update"), "update"))), byHand);
            case "artifacts" -> new Question(own(Wish.ARTIFACTS_TOPIC, artifacts(body)), byHand);
            default -> new Question(own(Wish.RPMS_TOPIC, rpms(body, subject)), byHand);
        };
    }

    /** A message stays what it is, unless the question goes beyond it. */
    private static ManualRequest asked(ObjectNode body, ManualRequest byHand) {
        return BESIDE.stream().anyMatch(body::has) ? byHand : ManualRequest.NONE;
    }

    private BusMessage message(JsonNode given) {
        if (!given.isObject()) {
            throw Refused.malformed("message has to be a JSON object, as recorded from a bus or with topic and body.");
        }
        try {
            return messages.read(Wire.ofText(given.toString()));
        } catch (UnreadableMessageException e) {
            throw Refused.malformed(
                    "message can't be read: name its topic in \"topic\", beside the \"body\" or \"msg\".");
        }
    }

    private BusMessage ofEvent(JsonNode given) {
        if (!given.isIntegralNumber() || !given.canConvertToLong()) {
            throw Refused.malformed("event_id has to be a whole number.");
        }
        return kept.ofEvent(given.longValue())
                .orElseThrow(() -> kept.exists(given.longValue())
                        ? Refused.malformed(
                                "The message of that event is kept no more: give it as message, or what it was"
                                        + " about.")
                        : Refused.unknown("event"));
    }

    private static ObjectNode rpms(ObjectNode body, String subject) {
        ObjectNode wish = object();
        List<String> nvrs = subject.equals("rpm")
                ? List.of(text(body.get("rpm"), "rpm"))
                : texts(body, "rpms", "name-version-release each");
        for (String nvr : nvrs) {
            if (body.has("release")) {
                break;
            }
            try {
                Nvr.parse(nvr);
            } catch (IllegalArgumentException e) {
                throw Refused.malformed(
                        subject + " has to be name-version-release of a source, such as openssl-1.1.0h-3.fc27. A name"
                                + " needs the release beside it: \"release\": \"F27\".");
            }
        }
        nvrs.forEach(wish.withArray("rpms")::add);
        return body.has("release") ? wish.put("release", text(body.get("release"), "release")) : wish;
    }

    private static ObjectNode artifacts(ObjectNode body) {
        ObjectNode wish = object();
        for (String text : texts(body, "artifacts", "type:name:stream each")) {
            if (!text.matches("(" + Artifact.MODULE + "|" + Artifact.IMAGE + "):[^:\\s]+:\\S+")) {
                throw Refused.malformed("artifacts has to be a list of modules and images, each written as"
                        + " module:perl:5.26 or image:httpd-container:f27.");
            }
            wish.withArray("artifacts").add(text);
        }
        return wish;
    }

    private static Set<String> only(ObjectNode body) {
        return body.has("container_images")
                ? new LinkedHashSet<>(texts(body, "container_images", "a name or an NVR each"))
                : Set.of();
    }

    private static List<String> texts(ObjectNode body, String field, String what) {
        JsonNode list = body.get(field);
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw Refused.malformed(field + " has to be a list of 1 to " + MOST + " texts, " + what + ".");
        }
        return new ArrayList<>(StreamSupport.stream(list.spliterator(), false)
                .map(each -> text(each, field))
                .toList());
    }

    private static String text(JsonNode value, String field) {
        boolean fits = value.isTextual()
                && !value.textValue().isBlank()
                && value.textValue().length() <= LONGEST
                && value.textValue().chars().allMatch(each -> each > ' ' && each <= '~');
        if (!fits) {
            throw Refused.malformed(
                    field + " has to be a text of up to " + LONGEST + " letters, digits and signs without blanks.");
        }
        return value.textValue();
    }

    private static boolean flag(ObjectNode body, String field) {
        if (body.has(field) && !body.get(field).isBoolean()) {
            throw Refused.malformed(field + " has to be true or false.");
        }
        return body.path(field).asBoolean(false);
    }

    private static BusMessage own(String topic, ObjectNode body) {
        return new BusMessage("what-if", topic, topic, Envelope.OWN, Map.of(), null, body);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
