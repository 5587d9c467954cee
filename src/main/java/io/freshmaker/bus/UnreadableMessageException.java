package io.freshmaker.bus;

/** A message that no envelope fits: it says what was wrong and where, and nothing that is sent again will change it. */
public class UnreadableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line the line of the text where reading ended, from 1 */
    public UnreadableMessageException(String message, int line, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    /** The line of the message's text where reading ended, from 1. */
    public int line() {
        return line;
    }
}
