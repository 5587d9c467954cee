package io.freshmaker.koji;

/** A fault in the words of Koji's hub; codes from 1000 on are Koji's own, 1 is any other failure inside it. */
public final class KojiFault extends KojiException {

    private static final long serialVersionUID = 1;

    private final int code;

    public KojiFault(int code, String words) {
        super(words);
        this.code = code;
    }

    /** Such as 1002 for a login that is not valid (any more), 1007 for a session that expired, 1014 for a hub offline. */
    public int code() {
        return code;
    }
}
