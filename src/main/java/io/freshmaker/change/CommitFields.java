package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads one commit as the hooks of dist-git and the older Pagure write it: the same fields at different places. */
final class CommitFields {

    private CommitFields() {}

    static DistGitPush push(String namespace, String repository, boolean fork, JsonNode commit) {
        return new DistGitPush(
                namespace,
                repository,
                fork,
                Branches.ofRef(text(commit, "branch")),
                CommitRange.of(text(commit, "rev")),
                names(commit.path("stats").path("files")),
                text(commit, "message"),
                first(commit, "agent", "username", "name", "email"));
    }

    /** The names of an object's fields; null for what is no object: a commit without statistics may change anything. */
    static Set<String> names(JsonNode object) {
        if (!object.isObject()) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The first of these fields that has a text, or nothing. */
    static String first(JsonNode node, String... fields) {
        for (String field : fields) {
            String found = text(node, field);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue().strip() : "";
    }

    /** Whether a text may be part of a build's name: Koji has no build with blanks or control characters in it. */
    static boolean visible(String text) {
        return text.chars().allMatch(each -> each > ' ' && each <= '~');
    }

    /** Whether a field that may be null, missing or the text {@code null} says anything. */
    static boolean given(JsonNode value) {
        if (value.isContainerNode()) {
            return !value.isEmpty();
        }
        return !value.isMissingNode() && !value.isNull() && !value.asText().matches("|null");
    }
}
