package io.freshmaker.inventory;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.WantedImage;
import io.freshmaker.koji.task.RebuiltImages;
import io.freshmaker.store.Database;
import java.util.List;
import java.util.Optional;

/**
 * Learns our own builds of images as soon as they are done. MBS is not asked for modules then: a build with rpms of
 * modules that Koji alone can't name is noted to be read once more, as builds in Koji's tags are.
 */
public final class OwnImageBuilds implements RebuiltImages.Known {

    private final Database database;
    private final ImageBuilds builds;
    private final ImageLearning learning;
    private final boolean readAgain;

    /** @param readAgain whether builds that are noted get read, and there is an MBS to ask */
    public OwnImageBuilds(Database database, ImageLearning learning, boolean readAgain) {
        this.database = database;
        this.builds = new ImageBuilds(database);
        this.learning = learning;
        this.readAgain = readAgain;
    }

    @Override
    public Optional<ImageBuild> before(ImageBuild image) {
        return builds.of(image.image()).stream()
                .filter(known -> !known.nvr().equals(image.nvr()))
                .findFirst();
    }

    @Override
    public void learn(ImageBuild image) {
        boolean open = readAgain
                && image.rpms().stream().map(ContainedRpm::module).anyMatch(ContainedRpm.UNKNOWN_MODULE::equals);
        database.transact(handle -> {
            learning.learn(handle, List.of(image), ImageSources.KOJI);
            if (open) {
                var wanted = new WantedImage(image.kojiId(), image.image().stream(), image.nvr());
                ImageWants.add(handle, List.of(new ImageWants.Want(wanted, 1, null, 0)));
            }
            return null;
        });
    }
}
