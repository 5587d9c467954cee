package io.freshmaker.shipped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A hub that gives prepared answers to a method with a first parameter, and knows nothing else. */
final class KnownKoji implements KojiHub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    int requests;
    boolean away;

    KnownKoji answers(String call, String answer) {
        answers.put(call, answer);
        return this;
    }

    /** A build of rpms, {@code name=version-release.arch} each. */
    KnownKoji build(long id, String nvr, String... rpms) {
        List<String> json = new ArrayList<>();
        for (String rpm : rpms) {
            String[] parts = rpm.split("[=]|-(?=[^-]*$)|\\.(?=[^.]*$)");
            json.add("{\"build_id\": " + id + ", \"name\": \"" + parts[0] + "\", \"epoch\": null, \"version\": \""
                    + parts[1] + "\", \"release\": \"" + parts[2] + "\", \"arch\": \"" + parts[3] + "\"}");
        }
        return answers("getBuild " + nvr, "{\"build_id\": " + id + ", \"name\": \"" + nvr + "\", \"extra\": null}")
                .answers("listRPMs " + id, json.toString());
    }

    @Override
    public JsonNode read(KojiCall call) {
        requests++;
        return answer(call);
    }

    private JsonNode answer(KojiCall call) {
        JsonNode first = call.parameters().path(0);
        String text = call.method() + " " + first.path("buildID").asText(first.asText());
        asked.add(text);
        if (away) {
            throw new KojiException("Koji is away.");
        }
        try {
            return answers.containsKey(text) ? JSON.readTree(answers.get(text)) : NullNode.getInstance();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<KojiAnswer> readAll(List<KojiCall> calls) {
        requests++;
        return calls.stream()
                .map(call -> new KojiAnswer(answer(call), null))
                .map(each -> each.value().has("faultCode")
                        ? new KojiAnswer(
                                null,
                                new KojiFault(
                                        each.value().path("faultCode").intValue(),
                                        each.value().path("faultString").textValue()))
                        : each)
                .toList();
    }

    @Override
    public JsonNode write(KojiCall call) {
        throw new AssertionError("Nothing may be changed at Koji: " + call);
    }
}
