package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of a method.
 *
 * @param required how many of them a call can't leave out
 */
record Signature(String method, List<String> parameters, int required) {

    private static final String KEYWORDS = "__starstar";

    /** As {@code buildContainer(src, target, opts?, priority?)}: those with a question mark may be left out. */
    static Signature of(String text) {
        int open = text.indexOf('(');
        String inside = text.substring(open + 1, text.length() - 1);
        List<String> names = inside.isEmpty() ? List.of() : List.of(inside.split(", "));
        return new Signature(
                text.substring(0, open),
                names.stream().map(name -> name.replace("?", "")).toList(),
                (int) names.stream().filter(name -> !name.endsWith("?")).count());
    }

    /** What the call says for each parameter; a fault in Python's words when it does not fit. */
    Arguments bind(ArrayNode call) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        int positional = call.size();
        JsonNode last = positional == 0 ? null : call.get(positional - 1);
        boolean keywords = last != null && last.path(KEYWORDS).asBoolean();
        positional -= keywords ? 1 : 0;
        if (positional > parameters.size()) {
            throw tooMany(positional);
        }
        for (int i = 0; i < positional; i++) {
            given.put(parameters.get(i), call.get(i));
        }
        if (keywords) {
            last.properties().forEach(member -> {
                if (!member.getKey().equals(KEYWORDS)) {
                    bind(member.getKey(), member.getValue(), given);
                }
            });
        }
        List<String> missing = new ArrayList<>(parameters.subList(0, required));
        missing.removeAll(given.keySet());
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
        return new Arguments(given);
    }

    private void bind(String name, JsonNode value, Map<String, JsonNode> given) {
        if (!parameters.contains(name)) {
            throw fault(" got an unexpected keyword argument '" + name + "'");
        }
        if (given.put(name, value) != null) {
            throw fault(" got multiple values for argument '" + name + "'");
        }
    }

    private HubFault tooMany(int count) {
        String takes = required == parameters.size() ? "" + required : "from " + required + " to " + parameters.size();
        String arguments = parameters.size() == 1 && required == 1 ? " argument" : " arguments";
        return fault(" takes " + takes + " positional" + arguments + " but " + count + (count == 1 ? " was" : " were")
                + " given");
    }

    private HubFault missing(List<String> missing) {
        List<String> quoted = missing.stream().map(name -> "'" + name + "'").toList();
        int last = quoted.size() - 1;
        String names = last == 0
                ? quoted.get(0)
                : quoted.subList(0, last).stream().collect(Collectors.joining(", ")) + (last > 1 ? "," : "") + " and "
                        + quoted.get(last);
        return fault(
                " missing " + missing.size() + " required positional argument" + (last > 0 ? "s" : "") + ": " + names);
    }

    private HubFault fault(String words) {
        return new HubFault(HubFault.PARAMETER, method + "()" + words);
    }
}
