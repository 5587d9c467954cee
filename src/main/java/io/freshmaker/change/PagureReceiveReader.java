package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Reads {@code pagure.git.receive} in its three shapes: until 2016 one message for each commit, with the repository as
 * an object in it; until 2018 one for each push, without files; then one for each push with {@code changed_files}.
 */
public final class PagureReceiveReader implements PushReader {

    /** The topic of these messages. */
    public static final String TOPIC = "pagure.git.receive";

    private static final String FORKS = "forks/";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<DistGitPush> read(BusMessage message) {
        JsonNode body = message.body();
        JsonNode commit = body.path("commit");
        JsonNode repository = commit.isObject() ? commit.path("repo") : body.path("repo");
        String namespace = CommitFields.text(repository, "namespace");
        String name = CommitFields.text(repository, "name");
        if (namespace.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                commit.isObject()
                        ? CommitFields.push(namespace, name, fork(repository), commit)
                        : push(namespace, name, fork(repository), body));
    }

    private static DistGitPush push(String namespace, String name, boolean fork, JsonNode body) {
        return new DistGitPush(
                namespace,
                name,
                fork,
                Branches.ofRef(CommitFields.text(body, "branch")),
                new CommitRange(
                        CommitFields.text(body, "old_commit"),
                        CommitFields.text(body, "end_commit"),
                        body.path("total_commits").asInt(),
                        body.path("forced").asBoolean()),
                CommitFields.names(body.path("changed_files")),
                "",
                CommitFields.text(body, "agent"));
    }

    /** A fork has the namespace of what it was forked from: only these two fields tell it apart. */
    private static boolean fork(JsonNode repository) {
        return CommitFields.given(repository.path("parent"))
                || CommitFields.text(repository, "fullname").startsWith(FORKS);
    }
}
