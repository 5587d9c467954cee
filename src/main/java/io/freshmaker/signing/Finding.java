package io.freshmaker.signing;

import io.freshmaker.change.SignedBuild;
import java.util.List;

/** What becomes of a build that messages told signatures of, once Koji was asked; each has its words for people. */
public sealed interface Finding {

    /** A sentence. */
    String words();

    /**
     * All of its rpms are signed with a key that a release wants: that is told.
     *
     * @param builds one for each release whose key it is
     */
    record Whole(String words, List<SignedBuild> builds) implements Finding {
        public Whole {
            builds = List.copyOf(builds);
        }
    }

    /**
     * Not yet: it is asked for again.
     *
     * @param signed how many rpms have the key that most have
     * @param rpms how many there are
     * @param missing some of those that do not have it; empty when all do
     */
    record Waiting(String words, int signed, int rpms, String missing) implements Finding {}

    /** It counts as a part of a module, whose signatures are asked for in its place. */
    record Part(String words, long module, String nvr) implements Finding {}

    /** It will never be of interest. */
    record Pointless(String words) implements Finding {}
}
