package io.freshmaker.http;

/** There is no ticket, and nothing was sent. */
public final class NoTicketException extends KerberosException {

    private static final long serialVersionUID = 1;

    NoTicketException(String message, Throwable cause) {
        super(message, cause);
    }
}
