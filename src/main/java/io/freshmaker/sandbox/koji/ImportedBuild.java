package io.freshmaker.sandbox.koji;

/** A build that was put into the hub, to be tagged. */
public final class ImportedBuild {

    private final HubStock hub;
    private final String nvr;
    private final long id;

    ImportedBuild(HubStock hub, String nvr, long id) {
        this.hub = hub;
        this.nvr = nvr;
        this.id = id;
    }

    public String nvr() {
        return nvr;
    }

    public long id() {
        return id;
    }

    /** Signs all of its rpms with that key, and publishes that of each. */
    public ImportedBuild sign(String key) {
        hub.sign(nvr, key);
        return this;
    }

    /** Puts it in that tag, which is made when it is missing, and publishes that. */
    public ImportedBuild tag(String tag) {
        hub.tagBuild(nvr, tag);
        return this;
    }
}
