package io.freshmaker.web;

import static java.util.Map.entry;

import java.util.Map;

/** A request for each operation that needs more than its path, to be answered from {@link ApiRows}. */
final class ApiCalls {

    /** What stands in place of the path's parameters, or behind a path without any, by operation. */
    static final Map<String, String> SHOWN = Map.ofEntries(
            entry("show-event", "1"),
            entry("show-build", "11"),
            entry("show-compose", "4"),
            entry("show-signing", "7"),
            entry("show-audit", "500"),
            entry("show-event-type", "6"),
            entry("show-build-type", "1"),
            entry("show-build-state", "4"),
            entry("show-pullspec-overrides", "11"),
            entry("change-event", "1"),
            entry("change-build", "11"),
            entry("list-decisions", "1/decisions/"),
            entry("show-history", "?artifact=image:base:f27"),
            entry("show-why", "?artifact=image:base:f27&rpm=openssl"),
            entry("verify-image", "base-1-1"),
            entry("verify-image-repository", "f27/base"));

    /** What is sent, by operation. */
    static final Map<String, String> SENT = Map.of(
            "rebuild", "{\"freshmaker_event_id\": 1, \"force\": true}",
            "rebuild-images", "{\"dist_git_branch\": \"f27\", \"container_images\": [\"httpd\"], \"force\": true}",
            "what-if", "{\"rpm\": \"openssl-1.1.0h-3.fc27\"}",
            "change-event", "{\"action\": \"cancel\"}",
            "change-build", "{\"action\": \"cancel\"}");

    private ApiCalls() {}

    /** Where the operation is, by its path in the description. */
    static String address(String path, String operation) {
        return path.replaceFirst("\\{[a-z_]+}.*", "") + SHOWN.getOrDefault(operation, "");
    }
}
