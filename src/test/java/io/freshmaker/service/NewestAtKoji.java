package io.freshmaker.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiHub;
import java.util.List;

/**
 * A hub that has one build for the newest of its name in a tag.
 *
 * @param hub knows all else
 */
record NewestAtKoji(KojiHub hub, String tag, String nvr) implements KojiHub {

    @Override
    public JsonNode read(KojiCall call) {
        if (!call.method().equals("getLatestBuilds")) {
            return hub.read(call);
        }
        var builds = JsonNodeFactory.instance.arrayNode();
        String parameters = call.parameters().toString();
        if (parameters.contains("\"" + tag + "\"") && parameters.contains("\"" + nvr.replaceFirst("-.*", "") + "\"")) {
            builds.addObject().put("nvr", nvr);
        }
        return builds;
    }

    @Override
    public List<KojiAnswer> readAll(List<KojiCall> calls) {
        return calls.stream().map(call -> new KojiAnswer(read(call), null)).toList();
    }

    @Override
    public JsonNode write(KojiCall call) {
        return hub.write(call);
    }
}
