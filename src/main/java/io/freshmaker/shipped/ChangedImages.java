package io.freshmaker.shipped;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.inventory.ImageBuilds;
import io.freshmaker.inventory.ImageSources;
import io.freshmaker.inventory.Inventory;
import io.freshmaker.inventory.NewestImage;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ImageAttributes;
import io.freshmaker.plan.OwnImages;
import io.freshmaker.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks up which images a dist-git repository is the source of, and which are built on those. */
public final class ChangedImages {

    /** What the names of image builds have behind the name of their repository, or nothing. */
    private static final List<String> ENDINGS = List.of("", "-container", "-docker");

    private final Database database;
    private final ImageSources sources;
    private final ImageBuilds builds;
    private final Inventory inventory;
    private final ReleaseImages releases;

    /** @param sources knows whether all images are known */
    public ChangedImages(Database database, ImageSources sources, ReleaseImages releases) {
        this.database = database;
        this.sources = sources;
        this.builds = new ImageBuilds(database);
        this.inventory = new Inventory(database, "none");
        this.releases = releases;
    }

    /**
     * The draft with the images that are built from the changed repositories and branches, and with all images that
     * are built on them. An image that was never built is called as its repository.
     *
     * @throws io.freshmaker.inventory.InventoryNotFilled while the images are not all known
     */
    public Draft find(Draft draft) {
        sources.requireFilled(database);
        var own = new OwnImages(new ImageAttributes(Map.of(), releases::target));
        for (Change change : draft.changes()) {
            Artifact source = change.constituent();
            List<NewestImage> images = images(source);
            images.forEach(image -> own.add(source, image.image(), image.nvr(), image.left()));
            if (images.isEmpty()) {
                own.add(source, Artifact.image(source.name(), source.stream()), "", null);
            }
        }
        return own.in(draft, images -> inventory.above(images, Artifact.IMAGE));
    }

    /**
     * Those whose newest builds are from the repository, whatever they are called; of an image whose source nobody tells
     * the name has to do.
     */
    private List<NewestImage> images(Artifact source) {
        Pattern repository = Pattern.compile(".*/" + Pattern.quote(source.name()) + "(\\.git)?/*([?#].*)?");
        Set<Artifact> possible = new TreeSet<>(builds.builtFrom(source.name(), source.stream()));
        ENDINGS.forEach(ending -> possible.add(Artifact.image(source.name() + ending, source.stream())));
        Stream<NewestImage> known = builds.newest(possible).values().stream();
        return known.filter(image -> image.source().isEmpty()
                        || repository.matcher(image.source()).matches())
                .toList();
    }
}
