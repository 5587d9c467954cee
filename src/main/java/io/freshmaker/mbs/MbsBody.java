package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.http.JsonAnswer;

/** The body of an answer of MBS. */
record MbsBody(JsonAnswer answer) {

    static MbsBody of(int status, String body) {
        return new MbsBody(JsonAnswer.of(status, body));
    }

    int status() {
        return answer.status();
    }

    JsonNode json() {
        return answer.json();
    }

    /** Whether MBS itself says what is wrong, not something in front of it. */
    boolean fromMbs() {
        return answer.fromService();
    }

    String words() {
        return answer.words();
    }

    /** {@code MBS answered 403: bob is not in any of ...}. */
    String sentence() {
        return answer.sentence("MBS");
    }

    /** Whether MBS itself says that there is no such thing. */
    boolean unknown() {
        return status() == 404 && fromMbs();
    }

    /** The object that was asked for by its id. */
    JsonNode item() {
        if (status() != 200 || !json().isObject()) {
            throw new MbsException(
                    sentence() + " - where a module build was expected: is freshmaker.mbs.url right, and MBS up?");
        }
        return json();
    }

    /** The items of a list with pages. */
    JsonNode items() {
        if (status() != 200 || !json().path("items").isArray()) {
            throw new MbsException(sentence() + " - where a list of module builds was expected: "
                    + "is freshmaker.mbs.url right, and MBS up?");
        }
        return json().path("items");
    }
}
