package io.freshmaker.compose;

/** What ODCS's answer to a request for a compose means: every answer has exactly one consequence. */
public sealed interface ComposeAnswer {

    /** What was said, in ODCS's own words where it gave any. */
    String words();

    /** ODCS has it, made now or found now: it is ours. */
    record Accepted(String words, RemoteCompose compose) implements ComposeAnswer {}

    /** It is deleted there, or will be. */
    record Deleted(String words) implements ComposeAnswer {}

    /** Final: the same request will never be taken. */
    record Rejected(String words) implements ComposeAnswer {}

    /** Nothing was made, and the same request may be taken later: send it again after a pause. */
    record Refused(String words) implements ComposeAnswer {}

    /** Nobody knows whether it was made: wait until the request can't be running any more, then look it up. */
    record Unknown(String words) implements ComposeAnswer {}
}
