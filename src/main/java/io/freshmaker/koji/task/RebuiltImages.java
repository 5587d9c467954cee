package io.freshmaker.koji.task;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.submit.ImageEnd;
import java.util.Optional;

/**
 * Has the inventory learn of our own builds of images before they count as done: what is built on them is planned by it.
 */
public final class RebuiltImages {

    private final Known inventory;

    public RebuiltImages(Known inventory) {
        this.inventory = inventory;
    }

    /** What is known of images. */
    public interface Known {

        /** The newest known build of the same stream that is another one, with its contents. */
        Optional<ImageBuild> before(ImageBuild image);

        /** Takes a build of ours. */
        void learn(ImageBuild image);
    }

    /**
     * Tells the inventory of the image, if there is one that becomes the newest of its stream, which isolated ones never
     * do; the end then has what the stream held before.
     */
    public ImageEnd learn(ImageEnd end) {
        if (end.image() == null) {
            return end;
        }
        ImageEnd whole = inventory.before(end.image()).map(end::after).orElse(end);
        if (!end.asked().isolated()) {
            inventory.learn(end.image());
        }
        return whole;
    }
}
