package io.freshmaker.release;

/**
 * Several releases claim the same tag, or one says two things of itself; the message says which, in which lines, and what
 * to do, without a full stop.
 */
public final class AmbiguousRelease extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    AmbiguousRelease(String words) {
        super(words);
    }
}
