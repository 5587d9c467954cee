package io.freshmaker.service;

import io.freshmaker.change.CommitHistory;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.distgit.DistGitHistory;
import io.freshmaker.distgit.NoDistGit;
import io.freshmaker.inventory.Inventory;
import io.freshmaker.mbs.ReadyModuleChange;
import io.freshmaker.plan.Judge;
import io.freshmaker.plan.OwnCompound;
import io.freshmaker.plan.Pins;
import io.freshmaker.plan.Planner;
import io.freshmaker.plan.SpecChange;
import io.freshmaker.plan.UnlistedFiles;
import io.freshmaker.policy.Policy;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.OwnRebuilds;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Builds what the kamelets of content types name: look-ups and pure beans, and nothing that changes anything. */
final class ContentBeans {

    private final Settings settings;
    private final Database database;

    ContentBeans(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
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
        beans.put("judge", new Judge(policy));
        beans.put("planner", new Planner(settings.pace().planDepth()));
        return beans;
    }
}
