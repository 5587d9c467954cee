package io.freshmaker.koji.task;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.submit.ImageEnd;
import java.util.function.Consumer;

/** Has the inventory learn of our own builds of images before they count as done: what is built on them is planned by it. */
public final class RebuiltImages {

    private final Consumer<ImageBuild> inventory;
    private final boolean ofStreams;

    /** @param ofStreams whether builds become the newest of their streams, which isolated ones never do */
    public RebuiltImages(Consumer<ImageBuild> inventory, boolean ofStreams) {
        this.inventory = inventory;
        this.ofStreams = ofStreams;
    }

    /** Tells the inventory of the image, if there is one; the end stays as it is. */
    public ImageEnd learn(ImageEnd end) {
        if (end.image() != null && ofStreams) {
            inventory.accept(end.image());
        }
        return end;
    }
}
