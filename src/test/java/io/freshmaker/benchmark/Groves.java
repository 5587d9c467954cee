package io.freshmaker.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.inventory.InventoryFill;
import io.freshmaker.store.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Modules in groups of one size: the first of a group has the rpm {@code p<group>}, each of the others is built on two
 * before it. A changed spec file of that rpm rebuilds the whole group.
 */
record Groves(int groups, int size) {

    private static final int PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fills the inventory, as from a build system. */
    void fill(Database database) {
        List<Learned> all = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            for (int i = 0; i < size; i++) {
                List<Artifact> builtOn = i == 0 ? List.of() : List.of(module(group, i / 2), module(group, (i - 1) / 2));
                List<Artifact> contains = i == 0 ? List.of(Artifact.rpm("p" + group, "f27")) : List.of();
                Artifact module = module(group, i == 0 ? 0 : i);
                all.add(new Learned(
                        module,
                        "1",
                        module.name() + "-1-1",
                        contains,
                        builtOn.stream().distinct().toList()));
            }
        }
        var fill = new InventoryFill(database, "mbs");
        int pages = (all.size() + PAGE - 1) / PAGE;
        for (int page = 0; page < pages; page++) {
            fill.learned(
                    fill.next(), all.subList(page * PAGE, Math.min(all.size(), (page + 1) * PAGE)), pages, List.of());
        }
    }

    private static Artifact module(int group, int i) {
        return Artifact.module("g" + group + "-m" + i, "1");
    }

    /** The spec file of the group's rpm changed. */
    static BusMessage message(int group) {
        try {
            return new BusMessage(
                    "m" + group,
                    "git.receive",
                    Letter.SPEC.subject(),
                    Envelope.FEDORA_MESSAGING,
                    Map.of(),
                    null,
                    JSON.readTree("""
                            {"commit": {"namespace": "rpms", "repo": "p%d", "branch": "f27", "agent": "jane",
                             "rev": "81e09b9c83e8550b54a64c7bdb4e5d7b534df058", "stats": {"files": {"p%d.spec": {}}}}}
                            """.formatted(group, group)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
