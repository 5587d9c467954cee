package io.freshmaker.policy;

import java.util.ArrayList;
import java.util.List;

/** A policy file that cannot be used, with everything that is wrong in it at once. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> mistakes;
    private final transient List<Mention> mentions;

    /** @param mistakes each a sentence with file, line, key and remedy */
    public PolicyException(List<String> mistakes) {
        this(mistakes, List.of());
    }

    PolicyException(List<String> mistakes, List<Mention> mentions) {
        super(String.join("\n", mistakes));
        this.mistakes = new ArrayList<>(mistakes);
        this.mentions = List.copyOf(mentions);
    }

    /** Each mistake as one sentence, in the order of the file. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The names in it that could be read all the same, and that the file alone can't vouch for. */
    public List<Mention> mentions() {
        return mentions;
    }
}
