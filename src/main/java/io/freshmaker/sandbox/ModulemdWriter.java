package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Writes a modulemd tree the way the module library of MBS does: lists no deeper than their key, streams in brackets,
 * and plain numbers for texts of digits under {@code xmd}, where a reader must not take {@code 00000000} for nought.
 */
final class ModulemdWriter {

    private static final Pattern PLAIN = Pattern.compile("[\\w./@+~](?!.*(: | #|\\n|[:\\s]$)).*");
    private static final Pattern LIKE_NUMBER =
            Pattern.compile("[-+.]?\\d[\\d_.]*(e[-+]?\\d+)?", Pattern.CASE_INSENSITIVE);

    private final StringBuilder out = new StringBuilder("---\n");

    private ModulemdWriter() {}

    static String write(JsonNode document) {
        ModulemdWriter writer = new ModulemdWriter();
        writer.members(document, "", "");
        return writer.out.append("...\n").toString();
    }

    private void members(JsonNode node, String indent, String path) {
        node.properties().forEach(member -> member(member, indent, path + "/" + member.getKey()));
    }

    private void member(Map.Entry<String, JsonNode> member, String indent, String path) {
        JsonNode value = member.getValue();
        out.append(indent).append(member.getKey()).append(':');
        if (value.isObject() && !value.isEmpty()) {
            out.append('\n');
            members(value, indent + "  ", path);
        } else if (value.isArray() && !value.isEmpty() && !inBrackets(path)) {
            out.append('\n');
            value.forEach(item -> item(item, indent, path));
        } else if (path.equals("/data/description")) {
            out.append(" >-\n")
                    .append(indent)
                    .append("  ")
                    .append(value.asText().strip().replaceAll("\\s+", " "));
            out.append('\n');
        } else {
            out.append(' ').append(inline(value, path)).append('\n');
        }
    }

    private void item(JsonNode item, String indent, String path) {
        if (item.isObject() && !item.isEmpty()) {
            int begin = out.length();
            members(item, indent + "  ", path);
            out.replace(begin, begin + indent.length() + 2, indent + "- ");
        } else {
            out.append(indent).append("- ").append(inline(item, path)).append('\n');
        }
    }

    private static boolean inBrackets(String path) {
        return path.startsWith("/data/dependencies/") || path.endsWith("/arches");
    }

    private static String inline(JsonNode value, String path) {
        if (value.isArray()) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            value.forEach(item -> items.add(inline(item, path)));
            return items.toString();
        }
        if (!value.isTextual()) {
            return value.isObject() ? "{}" : value.asText();
        }
        String text = value.textValue();
        boolean digitsStayPlain = path.startsWith("/data/xmd/") || path.equals("/data/context");
        boolean plain = PLAIN.matcher(text).matches()
                && !path.equals("/data/stream")
                && (digitsStayPlain || !LIKE_NUMBER.matcher(text).matches());
        return plain ? text : TextNode.valueOf(text).toString();
    }
}
