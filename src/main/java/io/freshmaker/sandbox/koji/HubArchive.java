package io.freshmaker.sandbox.koji;

import java.util.List;

/**
 * The image of a build for one architecture.
 *
 * @param size in bytes
 * @param pull where the image is pulled from
 * @param rpms ids of what it contains
 */
record HubArchive(long id, long build, String arch, long size, String pull, List<Long> rpms) {

    HubArchive {
        rpms = List.copyOf(rpms);
    }
}
