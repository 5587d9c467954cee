package io.freshmaker.inventory;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.Learned;
import java.util.ArrayList;
import java.util.List;

/** What an inventory file tells: builds of compounds, builds of images with their rpms, and what images once held. */
public final class InventoryBuilds {

    private final List<Learned> learned;
    private final List<ImageBuild> images;
    private final List<ImageEver> ever;

    /** @param learned builds that say what they contain as artifacts */
    public InventoryBuilds(List<Learned> learned, List<ImageBuild> images) {
        this(learned, images, List.of());
    }

    InventoryBuilds(List<Learned> learned, List<ImageBuild> images, List<ImageEver> ever) {
        this.learned = List.copyOf(learned);
        this.images = List.copyOf(images);
        this.ever = List.copyOf(ever);
    }

    /** The same with more builds. */
    public InventoryBuilds with(List<Learned> more) {
        List<Learned> all = new ArrayList<>(learned);
        all.addAll(more);
        return new InventoryBuilds(all, images, ever);
    }

    /** How many builds there are. */
    public int size() {
        return learned.size() + images.size();
    }

    List<Learned> learned() {
        return learned;
    }

    List<ImageBuild> images() {
        return images;
    }

    List<ImageEver> ever() {
        return ever;
    }
}
