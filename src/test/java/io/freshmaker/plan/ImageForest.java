package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Images in eight levels that an update of two source rpms affects. Each stands on one of the level below, some on two;
 * of 20 one contains nothing that was shipped, and is only on the way.
 *
 * @param size the number of images
 * @param prefix what their names begin with
 */
record ImageForest(int size, String prefix) {
    private static final int LEVELS = 8;
    private static final int ON_THE_WAY = 20;
    private static final int TWO_PARENTS = 10;
    private static final String BRANCH = "f27";

    /** What a look-up would find for the message: the draft is not judged yet. */
    Draft draft(BusMessage message) {
        List<Change> changes = List.of(shipped("openssl"), shipped("zlib"));
        List<Compound> compounds = new ArrayList<>(size);
        List<Containment> edges = new ArrayList<>();
        Map<Artifact, String> remarks = new HashMap<>();
        Random random = new Random(size);
        int width = Math.max(1, size / LEVELS);
        for (int i = 0; i < size; i++) {
            Artifact image = image(i);
            compounds.add(new Compound(image, image.name() + "-27-" + i, Map.of()));
            int below = Math.min(i / width, LEVELS - 1) * width;
            if (i % ON_THE_WAY != 1) {
                edges.add(Containment.contains(image, changes.get(i % 2).constituent()));
                remarks.put(image, "holds openssl-libs 1:1.1.0g-" + i % 7 + ".fc27");
            }
            for (int parents = i % TWO_PARENTS == 0 ? 2 : 1; below > 0 && parents > 0; parents--) {
                edges.add(Containment.builtOn(image, image(below - 1 - random.nextInt(Math.min(width, below)))));
            }
        }
        return Draft.of("rpm-shipped", message)
                .withChanges("FEDORA-2018-0123456789", changes)
                .withShipped(new Shipped(
                        "FEDORA-2018-0123456789",
                        "F27",
                        "f27-updates",
                        true,
                        changes.stream().map(Change::revision).toList(),
                        List.of(
                                rpm("openssl", changes.get(0)),
                                rpm("openssl-libs", changes.get(0)),
                                rpm("zlib", changes.get(1)))))
                .screened(new Dependants(compounds, edges), new Screening(remarks, List.of()));
    }

    private Artifact image(int i) {
        return Artifact.image(prefix + i + "-container", BRANCH);
    }

    private static Change shipped(String source) {
        String nvr = source + "-1.1.0h-3.fc27";
        return new Change(nvr + " shipped in FEDORA-2018-0123456789", Artifact.rpm(source, BRANCH), nvr, "");
    }

    private static ShippedRpm rpm(String name, Change change) {
        return new ShippedRpm(name, RpmVersion.parse("1:1.1.0h-3.fc27"), "", change.constituent());
    }
}
