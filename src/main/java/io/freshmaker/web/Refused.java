package io.freshmaker.web;

import java.util.regex.Pattern;

/** A request that can't be answered as it is; the message is for the client. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final int status;

    private Refused(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** @param message tells what the client is to do */
    static Refused of(int status, String message) {
        return new Refused(status, message);
    }

    /** @param message names the field and what it may be */
    static Refused malformed(String message) {
        return new Refused(400, message);
    }

    /** @param what the kind of thing that does not exist: {@code event} */
    static Refused unknown(String what) {
        return new Refused(404, "No such " + what + " found.");
    }

    /**
     * The text.
     *
     * @throws Refused when it has control characters, which no name has
     */
    static String plain(String field, String text) {
        if (CONTROL.matcher(text).find()) {
            throw malformed(field + " can't have control characters.");
        }
        return text;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /**
     * @param name of a field that there is not; shown where it is an ordinary word
     * @param fields those that there are
     */
    static Refused field(String name, String fields) {
        String field = name.matches("[A-Za-z0-9_.-]{1,50}") ? "field '" + name + "'" : "field of this name";
        return malformed("There is no " + field + " here: there are " + fields + ".");
    }
}
