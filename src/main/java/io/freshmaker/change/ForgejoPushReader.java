package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code forgejo.push}: what Forgejo tells its webhooks, one level deep in the message, with the files of each
 * commit. Forgejo lists a few commits of a push only, and counts all.
 */
public final class ForgejoPushReader implements PushReader {

    /** The topic of these messages. */
    public static final String TOPIC = "forgejo.push";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<DistGitPush> read(BusMessage message) {
        JsonNode push = message.body().path("body");
        JsonNode repository = push.path("repository");
        String[] names = CommitFields.text(repository, "full_name").split("/", -1);
        if (names.length != 2 || names[0].isEmpty() || names[1].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DistGitPush(
                names[0],
                names[1],
                repository.path("fork").asBoolean() || CommitFields.given(repository.path("parent")),
                Branches.ofRef(CommitFields.text(push, "ref")),
                new CommitRange(
                        CommitFields.text(push, "before"),
                        CommitFields.text(push, "after"),
                        push.path("total_commits").asInt(),
                        false),
                files(push),
                CommitFields.text(push.path("head_commit"), "message"),
                CommitFields.first(push.path("pusher"), "login", "username")));
    }

    /** Null unless all commits of the push are there with their files; of a deleted branch nothing changed. */
    private static Set<String> files(JsonNode push) {
        if (CommitRange.none(CommitFields.text(push, "after"))) {
            return Set.of();
        }
        JsonNode commits = push.path("commits");
        if (!commits.isArray() || commits.size() < push.path("total_commits").asInt()) {
            return null;
        }
        Set<String> files = new LinkedHashSet<>();
        for (JsonNode commit : commits) {
            if (!commit.has("added") && !commit.has("modified") && !commit.has("removed")) {
                return null;
            }
            for (String kind : new String[] {"added", "modified", "removed"}) {
                commit.path(kind).forEach(file -> files.add(file.asText()));
            }
        }
        return files;
    }
}
