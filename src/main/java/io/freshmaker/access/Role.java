package io.freshmaker.access;

/** What somebody may have done here beside reading; the words are those of configuration and API. */
public enum Role {
    /** Everything, also to what others asked for. */
    ADMIN("admin"),
    /** Manual rebuilds, and ending one's own. */
    MANUAL_REBUILDER("manual_rebuilder"),
    /** Rebuilds of images by name. */
    ASYNC_REBUILDER("async_rebuilder");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
