package io.freshmaker.change;

import java.util.Optional;

/**
 * Reads {@code distgit.commit} of Red Hat's dist-git, sent once for each commit: the fields of {@code git.receive}, at
 * the top of the body. The {@code distgit.push} that comes with it lists no files, and says nothing more.
 */
public final class DistGitCommitReader implements PushReader {

    /** The topic of these messages. */
    public static final String TOPIC = "distgit.commit";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<DistGitPush> read(BusMessage message) {
        return GitReceiveReader.commit(message.body());
    }
}
