package io.freshmaker.sandbox.koji;

import io.freshmaker.artifact.RpmVersion;

/**
 * An rpm of a build.
 *
 * @param epoch null for none
 * @param arch {@code src} for the source
 * @param buildTime in seconds
 * @param sigkey of the only signature; empty for an unsigned one
 */
record HubRpm(
        long id,
        long build,
        String name,
        Integer epoch,
        String version,
        String release,
        String arch,
        long buildTime,
        String sigkey) {

    /** The same with this signature in place of the one it has. */
    HubRpm signed(String key) {
        return new HubRpm(id, build, name, epoch, version, release, arch, buildTime, key);
    }

    RpmVersion rpmVersion() {
        return new RpmVersion(epoch == null ? 0 : epoch, version, release);
    }
}
