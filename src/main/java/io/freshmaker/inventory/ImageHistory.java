package io.freshmaker.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the builds of one stream when some are learned of: pure, and the same in whatever order they come.
 *
 * @param before the newest build that was known; null when none was
 * @param after the newest one now
 * @param told those that are new, or say something else than was known
 * @param added builds that get a row
 * @param changed builds whose rows say something else now
 * @param removed rows that are not kept any more
 */
record ImageHistory(
        StoredImage before,
        StoredImage after,
        List<StoredImage> told,
        List<StoredImage> added,
        List<StoredImage> changed,
        List<Long> removed) {

    /**
     * Takes builds into a history.
     *
     * @param known those that are kept, the newest first
     * @param learned builds of the same stream; of two with one name the last counts
     * @param kept how many builds of a stream are kept
     */
    static ImageHistory of(List<StoredImage> known, Collection<StoredImage> learned, int kept) {
        Map<String, StoredImage> byName = new HashMap<>();
        known.forEach(build -> byName.put(build.nvr(), build));
        Map<String, StoredImage> told = new HashMap<>();
        for (StoredImage build : learned) {
            StoredImage there = byName.get(build.nvr());
            if (there == null || !there.same(build)) {
                StoredImage mine = there == null ? build : build.in(there);
                byName.put(build.nvr(), mine);
                told.put(build.nvr(), mine);
            }
        }
        List<StoredImage> all = new ArrayList<>(byName.values());
        all.sort(StoredImage.BY_AGE.reversed());
        List<StoredImage> stay = all.subList(0, Math.min(kept, all.size()));
        List<StoredImage> go = all.subList(stay.size(), all.size());
        return new ImageHistory(
                known.isEmpty() ? null : known.get(0),
                all.get(0),
                List.copyOf(told.values()),
                stay.stream().filter(build -> build.id() == 0).toList(),
                stay.stream()
                        .filter(build -> build.id() != 0 && told.containsKey(build.nvr()))
                        .toList(),
                go.stream().map(StoredImage::id).filter(id -> id != 0).toList());
    }

    /** Makes a build the newest although newer ones are known: those are gone. */
    static ImageHistory settled(List<StoredImage> known, StoredImage newest, int kept) {
        List<StoredImage> older = known.stream()
                .filter(build -> build.nvr().equals(newest.nvr()) || StoredImage.BY_AGE.compare(build, newest) < 0)
                .toList();
        ImageHistory history = of(older, List.of(newest), kept);
        List<Long> removed = new ArrayList<>(history.removed());
        known.stream()
                .filter(build -> !older.contains(build))
                .map(StoredImage::id)
                .forEach(removed::add);
        return new ImageHistory(
                known.isEmpty() ? null : known.get(0),
                history.after(),
                history.told(),
                history.added(),
                history.changed(),
                removed);
    }

    /** Whether another build is the newest now. */
    boolean moved() {
        return before == null || !before.nvr().equals(after.nvr());
    }

    /** Whether the newest build holds other rpms than it was known to. */
    boolean refilled() {
        return before != null && !moved() && !before.holdsSame(after);
    }

    /** Whether the newest build is another one, or known to be otherwise. */
    boolean corrected() {
        return before != null && !moved() && !before.same(after);
    }
}
