package io.freshmaker.inventory;

/**
 * That an image stream holds or held a binary rpm.
 *
 * @param image the row of the stream
 * @param newest the number of the version in the newest build, the lowest where it has several; 0 when it has none
 * @param lowest the number of the lowest version that any build ever had
 * @param highest the number of the highest one
 */
record Posting(long image, int newest, int lowest, int highest) {

    /** Within a row, images are numbered from the beginning of its range. */
    static final int CHUNK = 1024;

    static int chunk(long image) {
        return Math.toIntExact(image / CHUNK);
    }

    /** With other versions that some build had. */
    Posting wider(int low, int high, VersionOrder versions) {
        return new Posting(image, newest, versions.lower(lowest, low), versions.higher(highest, high));
    }

    /** The same with another version in the newest build. */
    Posting withNewest(int version) {
        return new Posting(image, version, lowest, highest);
    }
}
