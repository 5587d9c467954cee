package io.freshmaker.change;

/**
 * One build of an update.
 *
 * @param nvr name-version-release; of a module build {@code NAME-STREAM-VERSION.CONTEXT}, where dashes of the stream
 *     are written as {@code _}
 * @param type {@link #RPM}, {@link #MODULE}, {@code container} or {@code flatpak}
 */
public record UpdateBuild(String nvr, String type) {

    /** The type of builds in all updates before 2018, which don't name it. */
    public static final String RPM = "rpm";

    public static final String MODULE = "module";
}
