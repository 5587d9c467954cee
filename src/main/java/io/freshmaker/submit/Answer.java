package io.freshmaker.submit;

import java.util.List;

/** What the answer of a build system to a submission means: every answer has exactly one consequence. */
public sealed interface Answer {

    /** What was said, in the build system's own words where it gave any. */
    String words();

    /** Builds were made, or made before and found now: they are ours. */
    record Accepted(String words, List<RemoteBuild> builds) implements Answer {
        public Accepted {
            builds = List.copyOf(builds);
        }
    }

    /** The build system has such a build already: look it up and adopt it. */
    record Exists(String words) implements Answer {}

    /** Final: the same request will never be taken. */
    record Rejected(String words) implements Answer {}

    /** Nothing was made, and the same request may be taken later: send it again after a pause. */
    record Refused(String words) implements Answer {}

    /** Nobody knows whether a build was made: wait until the request can't be running any more, then look it up. */
    record Unknown(String words) implements Answer {}
}
