package io.freshmaker.artifact;

/**
 * An rpm in an image.
 *
 * @param name of the binary rpm, such as {@code openssl-libs}
 * @param arch such as {@code x86_64} or {@code noarch}
 * @param sourceBuild Koji's id of the build that made it; 0 where that is not known
 * @param module {@code name:stream} of the module that it belongs to; empty for an ordinary rpm, {@link #UNKNOWN_MODULE}
 *     for one of a module that nobody could name
 */
public record ContainedRpm(String name, RpmVersion version, String arch, long sourceBuild, String module) {

    /** Stands for the module of an rpm that was built for one, when neither Koji nor MBS tells which. */
    public static final String UNKNOWN_MODULE = "?";

    /** The same rpm as part of that module. */
    public ContainedRpm of(String nameAndStream) {
        return new ContainedRpm(name, version, arch, sourceBuild, nameAndStream);
    }
}
