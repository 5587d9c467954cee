package io.freshmaker.inventory;

/** What the inventory is about to read of Koji, and what becomes of it when Koji does not answer. */
public final class ImageReadings {

    private final ImageListing listing;
    private final ImageReading reading;
    private final ImageSettling settling;

    public ImageReadings(ImageListing listing, ImageReading reading, ImageSettling settling) {
        this.listing = listing;
        this.reading = reading;
        this.settling = settling;
    }

    /**
     * Puts a reading off until after a pause.
     *
     * @param work what a route had taken
     * @return false when it is no reading
     */
    boolean later(Object work, String reason) {
        if (work instanceof TagTurn turn) {
            listing.failed(turn, reason);
        } else if (work instanceof ImagePage page) {
            reading.failed(page, reason);
        } else if (work instanceof ImageQuestion question && question.walk() > 0) {
            settling.failed(question, reason);
        } else {
            return false;
        }
        return true;
    }
}
