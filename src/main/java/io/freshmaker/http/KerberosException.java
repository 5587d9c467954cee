package io.freshmaker.http;

import io.freshmaker.submit.Lasting;

/** Who answered did not prove to be whom the ticket is for: what was asked for may have been done. */
public class KerberosException extends RuntimeException implements Lasting {

    private static final long serialVersionUID = 1;

    KerberosException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Tickets come and go: the next one may do. */
    @Override
    public boolean permanent() {
        return false;
    }
}
