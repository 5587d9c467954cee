package io.freshmaker.inventory;

import io.freshmaker.koji.WantedImage;
import java.util.List;

/**
 * The image builds that are read next.
 *
 * @param wants none is there twice
 */
public record ImagePage(List<ImageWants.Want> wants) {

    public ImagePage {
        wants = List.copyOf(wants);
    }

    /** What Koji is asked for. */
    public List<WantedImage> wanted() {
        return wants.stream().map(ImageWants.Want::image).toList();
    }
}
