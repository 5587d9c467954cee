package io.freshmaker.artifact;

/**
 * An rpm in an image.
 *
 * @param name of the binary rpm, such as {@code openssl-libs}
 * @param arch such as {@code x86_64} or {@code noarch}
 * @param sourceBuild Koji's id of the build that made it; 0 where that is not known
 * @param module {@code name:stream} of the module that it belongs to; empty for an ordinary rpm
 */
public record ContainedRpm(String name, RpmVersion version, String arch, long sourceBuild, String module) {}
