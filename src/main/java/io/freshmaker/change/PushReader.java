package io.freshmaker.change;

import java.util.Optional;

/** Reads what one of dist-git's senders writes about commits. */
public interface PushReader {

    /** The topic of its messages, without the bus's prefix. */
    String topic();

    /** Empty when the message does not name a namespace and a repository. */
    Optional<DistGitPush> read(BusMessage message);
}
