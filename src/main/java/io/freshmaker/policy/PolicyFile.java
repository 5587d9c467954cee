package io.freshmaker.policy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The policy's file and the rules in force. A change of the file is taken when two looks after each other find the same
 * text, so that one that is being written or replaced is left alone; a broken text leaves the rules as they are. One
 * thread looks, any number may ask.
 */
public final class PolicyFile {

    /** What a look found. */
    public enum Look {
        /** Nothing that was not known before. */
        NOTHING_NEW,
        /** Other rules, which are in force now. */
        TAKEN,
        /** A text that can't be used. */
        BROKEN,
        /** After a broken text the one whose rules are in force. */
        RESTORED
    }

    private final Path path;
    private final InstantSource clock;
    private final PolicyReader reader = new PolicyReader();
    private volatile Standing standing;
    private String settled;
    private String candidate;

    private PolicyFile(Path path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
    }

    /**
     * Reads the file for the first time.
     *
     * @throws PolicyException when it is missing or has mistakes: there are no older rules yet
     */
    public static PolicyFile open(Path path, InstantSource clock) {
        PolicyFile file = new PolicyFile(path, clock);
        Policy policy = file.reader.read(path);
        file.standing = Standing.of(policy, clock.instant());
        file.settled = policy.version();
        return file;
    }

    /** The rules that judge now. */
    public Policy inForce() {
        return standing.policy();
    }

    /** How it stands with the file and the rules. */
    public Standing standing() {
        return standing;
    }

    /** Looks at the file once; text that can't be read is compared like any other, by what is wrong with it. */
    public synchronized Look look() {
        PolicyText text = null;
        List<String> mistakes = List.of();
        try {
            text = PolicyText.read(path);
        } catch (PolicyException e) {
            mistakes = e.mistakes();
        }
        String found = text == null ? String.join("\n", mistakes) : text.version();
        boolean again = found.equals(candidate);
        candidate = found;
        if (found.equals(settled) || !again) {
            return Look.NOTHING_NEW;
        }
        settled = found;
        return text == null ? broken(mistakes) : take(text);
    }

    private Look take(PolicyText text) {
        if (text.version().equals(inForce().version())) {
            standing = Standing.of(standing.policy(), standing.since());
            return Look.RESTORED;
        }
        try {
            standing = Standing.of(reader.read(text), clock.instant());
            return Look.TAKEN;
        } catch (PolicyException e) {
            return broken(e.mistakes());
        }
    }

    private Look broken(List<String> mistakes) {
        standing = standing.brokenBy(mistakes, clock.instant());
        return Look.BROKEN;
    }
}
