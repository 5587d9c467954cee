package io.freshmaker.change;

/**
 * A build that was put into a tag of Koji.
 *
 * @param build Koji's id of the build; 0 when the message does not say, as in 2013
 * @param name the name in the NVR
 * @param nvr name-version-release
 * @param tag the tag's name
 * @param user who tagged it; empty when the message does not say
 * @param instance which Koji it was, such as {@code primary} or {@code s390}; empty before 2014 and on UMB
 */
public record Tagging(long build, String name, String nvr, String tag, String user, String instance) {

    private static final String PRIMARY = "primary";

    /** Whether it was Koji itself: hubs of single architectures published on the same topic until 2018. */
    public boolean primary() {
        return instance.isEmpty() || instance.equals(PRIMARY);
    }
}
