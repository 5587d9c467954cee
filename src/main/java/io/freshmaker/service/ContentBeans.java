package io.freshmaker.service;

import io.freshmaker.bodhi.RequestedUpdate;
import io.freshmaker.change.CommitHistory;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.change.TagReader;
import io.freshmaker.change.UpdateReader;
import io.freshmaker.distgit.DistGitHistory;
import io.freshmaker.distgit.NoDistGit;
import io.freshmaker.inventory.ImageSources;
import io.freshmaker.inventory.Inventory;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiTags;
import io.freshmaker.mbs.ReadyModuleChange;
import io.freshmaker.plan.BuildSigned;
import io.freshmaker.plan.BuildTagged;
import io.freshmaker.plan.Judge;
import io.freshmaker.plan.OwnCompound;
import io.freshmaker.plan.Pins;
import io.freshmaker.plan.Planner;
import io.freshmaker.plan.SpecChange;
import io.freshmaker.plan.UnlistedFiles;
import io.freshmaker.plan.UpdateShipped;
import io.freshmaker.policy.Policy;
import io.freshmaker.release.Releases;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.settings.Settings;
import io.freshmaker.shipped.AffectedImages;
import io.freshmaker.shipped.ChangedImages;
import io.freshmaker.shipped.ImagesHere;
import io.freshmaker.shipped.NeededComposes;
import io.freshmaker.shipped.ReleaseImages;
import io.freshmaker.shipped.RequestedCompounds;
import io.freshmaker.shipped.RequestedRpms;
import io.freshmaker.shipped.ShippedRpms;
import io.freshmaker.store.Database;
import io.freshmaker.store.KeptUpdates;
import io.freshmaker.store.OwnRebuilds;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Builds what the kamelets of content types name: look-ups and pure beans, and nothing that changes anything. */
final class ContentBeans {

    private final Settings settings;
    private final Database database;
    private final Releases releases;
    private final Optional<KojiHub> koji;

    /** @param koji nothing where there is no Koji to ask */
    ContentBeans(Settings settings, Database database, Releases releases, Optional<KojiHub> koji) {
        this.settings = settings;
        this.database = database;
        this.releases = releases;
        this.koji = koji;
    }

    /** The beans by the names that kamelets use. */
    Map<String, Object> all(Supplier<Policy> policy) {
        DistGitReader pushes = DistGitReader.ofAllGenerations();
        CommitHistory history = ChosenDistGit.access(settings)
                .<CommitHistory>map(DistGitHistory::new)
                .orElseGet(NoDistGit::new);
        SpecChange specChange = new SpecChange(pushes);
        boolean mbs = settings.mbs().configured();
        Map<String, Object> beans = new HashMap<>();
        beans.put("specChange", specChange);
        beans.put("unlistedFiles", new UnlistedFiles(pushes, specChange, history));
        beans.put("pins", new Pins(pushes, history));
        beans.put("ownCompound", new OwnCompound());
        beans.put("readyModuleChange", new ReadyModuleChange(new ModuleStateReader(), mbs));
        beans.put("ownRebuilds", new OwnRebuilds(database, new ModuleStateReader()));
        beans.put(
                "inventory", new Inventory(database, mbs ? settings.inventory().source() : "none"));
        images(beans);
        beans.put("judge", new Judge(policy));
        beans.put("planner", new Planner(settings.pace().planDepth()));
        return beans;
    }

    /** What reads of things shipped, and finds the images that they concern. */
    private void images(Map<String, Object> beans) {
        var sources = new ImageSources(
                settings.koji().configured() && !settings.images().tags().isEmpty());
        var releaseImages = new ReleaseImages(
                releases,
                new TargetPattern(settings.koji().image().target()),
                koji.map(hub -> new KojiTags(hub, InstantSource.system())));
        beans.put(
                "requestedUpdate",
                new RequestedUpdate(
                        new KeptUpdates(database)::of, settings.bodhi().configured()));
        beans.put("requestedRpms", new RequestedRpms(koji, releases));
        beans.put(
                "requestedCompounds",
                new RequestedCompounds(database, (Inventory) beans.get("inventory"), releaseImages));
        beans.put("imagesHere", new ImagesHere(database, koji.isPresent(), InstantSource.system()));
        beans.put("updateShipped", new UpdateShipped(new UpdateReader(), releases));
        beans.put("buildTagged", new BuildTagged(new TagReader(), releases));
        beans.put(
                "buildSigned",
                new BuildSigned(
                        new TagReader(),
                        new SignedReleases(releases),
                        settings.odcs().configured()));
        beans.put("shippedRpms", new ShippedRpms(koji, settings.mbs().configured()));
        var odcs = settings.odcs();
        beans.put("neededComposes", new NeededComposes(koji, odcs.configured(), odcs.arches(), odcs.flags()));
        beans.put("affectedImages", new AffectedImages(database, sources, releaseImages));
        beans.put("changedImages", new ChangedImages(database, sources, releaseImages));
    }
}
