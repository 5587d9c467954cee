package io.freshmaker.service;

import io.freshmaker.distgit.Heads;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.inventory.ImageLookUp;
import io.freshmaker.inventory.OwnImageBuilds;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.task.ImageRepositories;
import io.freshmaker.koji.task.ImageTasks;
import io.freshmaker.koji.task.PatientHub;
import io.freshmaker.koji.task.RebuiltImages;
import io.freshmaker.koji.task.TaskEnds;
import io.freshmaker.koji.task.TaskForm;
import io.freshmaker.koji.task.TaskSearch;
import io.freshmaker.koji.task.TaskStates;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.settings.ImageOrder;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.FollowedTasks;
import io.freshmaker.store.ImageOrders;
import io.freshmaker.store.OrderedComposes;
import io.freshmaker.store.TaskFollowing;
import io.freshmaker.submit.ImageTerms;
import java.util.Optional;
import org.apache.camel.main.Main;

/** Builds the beans by which images are built at Koji, and followed there to their ends. */
final class ImageRebuilding {

    private final Settings settings;
    private final Database database;

    ImageRebuilding(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    /** Gives the pipeline its beans; what was built is read with its modules, and the inventory learns of it. */
    void bind(Main pipeline, KojiHub hub, TaskFollowing following, OrderedComposes composes) {
        ImageLookUp lookUp = InventoryWiring.lookUp(settings, database, hub);
        var learning = new ImageLearning(database, settings.images().kept());
        boolean readAgain =
                InventoryWiring.learnsImages(settings) && settings.mbs().configured();
        ImageTerms terms = terms();
        var form = new TaskForm(settings.koji().web().value());
        var patient = new PatientHub(hub);
        var tasks = new KojiTasks(patient);
        pipeline.bind(
                "imageOrders",
                new ImageOrders(
                        database,
                        terms,
                        Optional.of(composes),
                        settings.web().url().value()));
        pipeline.bind("imageRepositories", new ImageRepositories(new KojiBuilds(hub)));
        pipeline.bind(
                "heads",
                new Heads(
                        ChosenDistGit.access(settings).orElse(null),
                        settings.koji().image().scmurl().value()));
        pipeline.bind("imageTasks", new ImageTasks(new KojiTasks(hub), form));
        pipeline.bind("taskSearch", new TaskSearch(tasks, form));
        pipeline.bind("taskStates", new TaskStates(tasks, form));
        pipeline.bind("taskEnds", new TaskEnds(patient, (build, stream) -> lookUp.read(build.id(), stream), form));
        pipeline.bind("rebuiltImages", new RebuiltImages(new OwnImageBuilds(database, learning, readAgain)));
        pipeline.bind("taskFollowing", following);
        pipeline.bind("followedTasks", new FollowedTasks(database));
    }

    private ImageTerms terms() {
        ImageOrder order = settings.koji().image();
        return new ImageTerms(
                new TargetPattern(order.target()),
                order.channel(),
                order.arches(),
                order.kind() == ImageOrder.Kind.SCRATCH,
                order.kind() == ImageOrder.Kind.ISOLATED,
                order.derivedRelease() ? Optional.of(order.releaseBase()) : Optional.empty(),
                order.priority(),
                order.urgentPriority());
    }
}
