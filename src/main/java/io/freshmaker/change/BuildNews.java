package io.freshmaker.change;

/**
 * What a message of Koji says became of a build.
 *
 * @param build Koji's id of the build; 0 when the message does not say
 * @param name the name in its NVR
 * @param tag the tag that it was put into or taken out of; empty for news of the build itself
 * @param left whether it was taken out of the tag, or deleted
 * @param image whether the message says that it is an image
 * @param instance which Koji it is, such as {@code primary} or {@code s390}; empty where the message does not say
 */
public record BuildNews(long build, String name, String tag, boolean left, boolean image, String instance) {

    /** Whether it is Koji itself: hubs of single architectures published on the same topics until 2018. */
    public boolean primary() {
        return instance.isEmpty() || instance.equals("primary");
    }
}
