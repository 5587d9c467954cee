package io.freshmaker.sandbox.koji;

import io.freshmaker.sandbox.StateFile;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The hub's tables, kept in a file with each change. Whoever reads or changes them does so in {@link #locked}. */
final class HubState {

    final Rows<HubUser> users = new Rows<>(HubUser::id, HubUser::name, this::changed);
    final Rows<HubTag> tags = new Rows<>(HubTag::id, HubTag::name, this::changed);
    final Rows<HubTarget> targets = new Rows<>(HubTarget::id, HubTarget::name, this::changed);
    final Rows<HubPackage> packages = new Rows<>(HubPackage::id, HubPackage::name, this::changed);
    /** By NVR. */
    final Rows<HubBuild> builds = new Rows<>(HubBuild::id, HubBuild::nvr, this::changed);
    /** By the id of the build. */
    final Rows<HubRpm> rpms = new Rows<>(HubRpm::id, HubRpm::build, this::changed);
    /** By the id of the build. */
    final Rows<HubArchive> archives = new Rows<>(HubArchive::id, HubArchive::build, this::changed);
    /** By the id of the tag. */
    final Rows<HubTagging> taggings = new Rows<>(HubTagging::event, HubTagging::tag, this::changed);

    final Rows<HubTask> tasks = new Rows<>(HubTask::id, HubTask::method, this::changed);
    private final StateFile<Kept> file;
    private final Clock clock;
    private long events;
    private int depth;
    private boolean dirty;

    HubState(StateFile<Kept> file, Clock clock) {
        this.file = file;
        this.clock = clock;
        file.load().ifPresent(this::take);
        dirty = false;
    }

    private void changed() {
        dirty = true;
    }

    private void take(Kept kept) {
        events = kept.events();
        kept.users().forEach(users::put);
        kept.tags().forEach(tags::put);
        kept.targets().forEach(targets::put);
        kept.packages().forEach(packages::put);
        kept.builds().forEach(builds::put);
        kept.rpms().forEach(rpms::put);
        kept.archives().forEach(archives::put);
        kept.taggings().forEach(taggings::put);
        kept.tasks().forEach(tasks::put);
    }

    /** Does the work while nobody else does any, and keeps what it changed when it is done. */
    synchronized <T> T locked(Supplier<T> work) {
        depth++;
        try {
            return work.get();
        } finally {
            depth--;
            if (depth == 0 && dirty && file.keeps()) {
                dirty = false;
                file.save(kept());
            }
        }
    }

    private Kept kept() {
        return new Kept(
                events,
                List.copyOf(users.all()),
                List.copyOf(tags.all()),
                List.copyOf(targets.all()),
                List.copyOf(packages.all()),
                List.copyOf(builds.all()),
                List.copyOf(rpms.all()),
                List.copyOf(archives.all()),
                List.copyOf(taggings.all()),
                List.copyOf(tasks.all()));
    }

    /** The time in microseconds. */
    long now() {
        return HubTime.micros(clock.instant());
    }

    /** The number of a change to the tables; such events order builds and taggings. */
    long nextEvent() {
        return ++events;
    }

    /** @throws IllegalArgumentException when there is no such build */
    HubBuild build(String nvr) {
        return builds.first(nvr).orElseThrow(() -> new IllegalArgumentException("The hub has no build " + nvr + "."));
    }

    /** Adds a build, and its package if that is new. */
    HubBuild add(HubBuild build) {
        if (packages.first(build.name()).isEmpty()) {
            packages.put(new HubPackage(packages.next(), build.name()));
        }
        return builds.put(build);
    }
}
