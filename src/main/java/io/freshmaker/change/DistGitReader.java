package io.freshmaker.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what dist-git sends about commits, whichever of its senders and years a message is from. */
public final class DistGitReader {

    private final Map<String, PushReader> byTopic;

    public DistGitReader(List<PushReader> readers) {
        this.byTopic = readers.stream().collect(Collectors.toUnmodifiableMap(PushReader::topic, Function.identity()));
    }

    /** A reader of all that dist-git has sent since 2012. */
    public static DistGitReader ofAllGenerations() {
        return new DistGitReader(List.of(
                new GitReceiveReader(), new PagureReceiveReader(), new ForgejoPushReader(), new DistGitCommitReader()));
    }

    /** Empty for a topic that is not dist-git's, and for a message that does not say which repository it is about. */
    public Optional<DistGitPush> read(BusMessage message) {
        return Optional.ofNullable(byTopic.get(message.topic())).flatMap(reader -> reader.read(message));
    }
}
