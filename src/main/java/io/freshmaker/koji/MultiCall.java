package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** Several calls in one request, and their answers in one. */
final class MultiCall {

    /** So that one request does not keep a process of the hub for minutes. */
    private static final int MOST = 1_000;

    /** The hub refuses requests above 4 MiB. */
    private static final int LARGEST = 3 << 20;

    /** What stands around the parameters of one call. */
    private static final int FRAME = 200;

    private MultiCall() {}

    /** The calls in portions that the hub takes. */
    static List<List<KojiCall>> portions(List<KojiCall> calls) {
        List<List<KojiCall>> portions = new ArrayList<>();
        List<KojiCall> portion = new ArrayList<>();
        long size = 0;
        for (KojiCall call : calls) {
            int more = XmlRpcWriter.bytes(call).length + FRAME;
            if (portion.size() == MOST || !portion.isEmpty() && size + more > LARGEST) {
                portions.add(portion);
                portion = new ArrayList<>();
                size = 0;
            }
            portion.add(call);
            size += more;
        }
        if (!portion.isEmpty()) {
            portions.add(portion);
        }
        return portions;
    }

    /** One call for all of a portion. */
    static KojiCall of(List<KojiCall> portion) {
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        for (KojiCall call : portion) {
            calls.addObject().put("methodName", call.method()).set("params", call.parameters());
        }
        return KojiCall.of("multiCall", calls);
    }

    /**
     * The answers of a portion: an array of one value, or a fault, for each call.
     *
     * @throws KojiException when it is something else
     */
    static List<KojiAnswer> answers(List<KojiCall> portion, JsonNode said) {
        if (!said.isArray() || said.size() != portion.size()) {
            throw new KojiException("Koji answered " + (said.isArray() ? said.size() : "no list") + " to "
                    + portion.size() + " calls in one.");
        }
        List<KojiAnswer> answers = new ArrayList<>();
        for (JsonNode each : said) {
            if (each.isArray() && each.size() == 1) {
                answers.add(new KojiAnswer(each.get(0), null));
            } else if (each.has("faultCode")) {
                answers.add(new KojiAnswer(null, KojiFault.of(each)));
            } else {
                throw new KojiException("Koji's answer to one of several calls is neither a value nor a fault.");
            }
        }
        return answers;
    }
}
