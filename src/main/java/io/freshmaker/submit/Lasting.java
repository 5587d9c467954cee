package io.freshmaker.submit;

/** A failure that knows whether it is of any use to try again: implemented by the exceptions of the clients. */
public interface Lasting {

    /** Whether it stays until a person changes something at the other side. */
    boolean permanent();
}
