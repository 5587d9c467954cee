package io.freshmaker.policy;

import java.util.ArrayList;
import java.util.List;

/** A policy file that cannot be used, with everything that is wrong in it at once. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> mistakes;

    /** @param mistakes each a sentence with file, line, key and remedy */
    public PolicyException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = new ArrayList<>(mistakes);
    }

    /** Each mistake as one sentence, in the order of the file. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
