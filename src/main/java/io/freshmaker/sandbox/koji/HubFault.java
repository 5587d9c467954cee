package io.freshmaker.sandbox.koji;

/** What the hub answers to a call that it does not carry out: Koji's code of the fault, and its words. */
final class HubFault extends RuntimeException {

    static final int OTHER = 1;
    static final int GENERIC = 1000;
    static final int AUTH = 1002;
    static final int NOT_ALLOWED = 1004;
    static final int BUILD = 1005;
    static final int EXPIRED = 1007;
    static final int SEQUENCE = 1008;
    static final int RETRY = 1009;
    static final int OFFLINE = 1014;
    static final int PARAMETER = 1019;

    private static final long serialVersionUID = 1L;

    private final int code;

    HubFault(int code, String words) {
        super(words);
        this.code = code;
    }

    static HubFault generic(String words) {
        return new HubFault(GENERIC, words);
    }

    int code() {
        return code;
    }
}
