package io.freshmaker.change;

/**
 * What a message says of the signatures of a build: never that it is signed whole.
 *
 * @param build Koji's id of the build; 0 where the message names it by its NVR alone
 * @param nvr name-version-release; empty where the message gives the id alone
 * @param key short id of the key that an rpm was signed with; empty where the message does not say
 * @param rpm which rpm, as {@code bash.x86_64}; empty for the whole build
 * @param tag that the build was put into; empty for a message about signatures
 * @param user who put it there
 * @param primary whether it is Koji itself: hubs of single architectures published on the same topics until 2018
 */
public record SignatureHint(long build, String nvr, String key, String rpm, String tag, String user, boolean primary) {

    /** What the message names the build by: the id in digits, or the NVR. */
    public String subject() {
        return build > 0 ? String.valueOf(build) : nvr;
    }
}
