package io.freshmaker.change;

import java.util.Optional;

/** Reads what dist-git sends about commits, whichever of its senders and years a message is from. */
public final class DistGitReader {

    private final GitReceiveReader gitReceive;

    public DistGitReader(GitReceiveReader gitReceive) {
        this.gitReceive = gitReceive;
    }

    /** Empty for a topic that is not dist-git's, and for a message that does not say which repository it is about. */
    public Optional<DistGitPush> read(BusMessage message) {
        return switch (message.topic()) {
            case GitReceiveReader.TOPIC -> gitReceive.read(message);
            default -> Optional.empty();
        };
    }
}
