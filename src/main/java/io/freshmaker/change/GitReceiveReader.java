package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads {@code git.receive}, which the hook of Fedora's dist-git sent from 2012 to 2020, once for each commit. */
public final class GitReceiveReader implements PushReader {

    /** The topic of these messages. */
    public static final String TOPIC = "git.receive";

    @Override
    public String topic() {
        return TOPIC;
    }

    /** Empty when the message does not name a namespace, as none did before 2016, or no repository. */
    @Override
    public Optional<DistGitPush> read(BusMessage message) {
        return commit(message.body().path("commit"));
    }

    static Optional<DistGitPush> commit(JsonNode commit) {
        String namespace = CommitFields.text(commit, "namespace");
        String repository = CommitFields.text(commit, "repo");
        return namespace.isEmpty() || repository.isEmpty()
                ? Optional.empty()
                : Optional.of(CommitFields.push(namespace, repository, false, commit));
    }
}
