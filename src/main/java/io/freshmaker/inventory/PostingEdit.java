package io.freshmaker.inventory;

/**
 * What the news of one image stream change in the postings of one binary rpm.
 *
 * @param image the row of the stream
 * @param newest the version in the newest build; {@link #GONE} when it has none, {@link #AS_IT_WAS} to leave it
 * @param lowest the lowest version in any of the builds told of; 0 when none of them has it
 * @param highest the highest one; 0 like the lowest
 */
record PostingEdit(long image, int newest, int lowest, int highest) {

    static final int GONE = 0;
    static final int AS_IT_WAS = -1;

    /** The posting that is to be there now; null for none. */
    Posting on(Posting there, VersionOrder versions) {
        if (there == null) {
            return lowest == 0 ? null : new Posting(image, Math.max(newest, GONE), lowest, highest);
        }
        Posting wider = lowest == 0 ? there : there.wider(lowest, highest, versions);
        return newest == AS_IT_WAS ? wider : wider.withNewest(newest);
    }
}
