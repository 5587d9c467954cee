package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads {@code git.receive}, which the hook of Fedora's dist-git sent from 2012 to 2020, once for each commit. */
public final class GitReceiveReader {

    /** The topic of these messages. */
    public static final String TOPIC = "git.receive";

    /** Empty when the message does not name a namespace, as none did before 2016, or no repository. */
    public Optional<DistGitPush> read(BusMessage message) {
        JsonNode commit = message.body().path("commit");
        String namespace = text(commit, "namespace");
        String repository = text(commit, "repo");
        if (namespace.isEmpty() || repository.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DistGitPush(
                namespace,
                repository,
                Branches.ofRef(text(commit, "branch")),
                text(commit, "rev"),
                files(commit.path("stats").path("files")),
                text(commit, "message"),
                agent(commit)));
    }

    /** A commit without statistics may have changed anything. */
    private static Set<String> files(JsonNode files) {
        if (!files.isObject()) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        files.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String agent(JsonNode commit) {
        for (String field : new String[] {"agent", "username", "name", "email"}) {
            String found = text(commit, field);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String text(JsonNode commit, String field) {
        return commit.path(field).isTextual() ? commit.path(field).textValue().strip() : "";
    }
}
