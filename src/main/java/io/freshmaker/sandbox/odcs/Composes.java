package io.freshmaker.sandbox.odcs;

import io.freshmaker.compose.ComposeState;
import io.freshmaker.sandbox.StateFile;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** All composes, kept in a file with each change. For any number of threads; a change is one step for all. */
final class Composes {

    private final NavigableMap<Long, Compose> byId = new TreeMap<>();
    private final StateFile<List<Compose>> file;
    private final Clock clock;
    private final Consumer<Compose> onChange;

    /**
     * Begins with the composes of the file.
     *
     * @param onChange told of each new state, in order, while the composes are locked: it must be quick
     */
    Composes(StateFile<List<Compose>> file, Clock clock, Consumer<Compose> onChange) {
        this.file = file;
        this.clock = clock;
        this.onChange = onChange;
        file.load().orElse(List.of()).forEach(compose -> byId.put(compose.id(), compose));
    }

    synchronized List<Compose> all() {
        return List.copyOf(byId.values());
    }

    synchronized Optional<Compose> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A new one, with a new id whatever is there already. */
    synchronized Compose add(String owner, Content content, long life) {
        long id = byId.isEmpty() ? 1 : byId.lastKey() + 1;
        return put(Compose.of(id, owner, content, life, now()));
    }

    /** Changes the compose if it is as the caller expects. */
    synchronized Optional<Compose> change(long id, Predicate<Compose> expected, UnaryOperator<Compose> change) {
        return find(id).filter(expected).map(change).map(this::put);
    }

    /** Has one that was being made be done, from the files of an older one where that holds the same. */
    synchronized void finish(long id, List<String> holds) {
        change(id, compose -> compose.in(ComposeState.GENERATING), compose -> {
                    long files =
                            older(compose.content(), holds).map(Compose::files).orElse(id);
                    return compose.done(files, holds, now());
                })
                .ifPresent(compose -> keep(compose.files(), compose.times().expires()));
    }

    private Optional<Compose> older(Content content, List<String> holds) {
        boolean never = content.has(Content.NO_REUSE) || content.type() == SourceType.RAW_CONFIG;
        return byId.values().stream()
                .filter(compose -> !never && compose.in(ComposeState.DONE))
                .filter(compose ->
                        compose.content().same(content) && compose.holds().equals(holds))
                .findFirst();
    }

    /** Has one that is done, and the one that it is served from, not expire before then; never sooner than it would. */
    synchronized Compose extend(Compose compose, long life) {
        long until = now() + life;
        keep(compose.files(), until);
        keep(compose.id(), until);
        return byId.get(compose.id());
    }

    private void keep(long id, long until) {
        change(
                id,
                compose -> compose.in(ComposeState.DONE) && compose.times().expires() < until,
                compose -> compose.expiring(until));
    }

    /** Whether files of that compose are still there: its own, or as those of a newer one. */
    synchronized boolean serves(long files) {
        return byId.values().stream().anyMatch(compose -> compose.files() == files && compose.in(ComposeState.DONE));
    }

    private Compose put(Compose compose) {
        Compose before = byId.put(compose.id(), compose);
        file.save(List.copyOf(byId.values()));
        if (before == null || !before.in(compose.state())) {
            onChange.accept(compose);
        }
        return compose;
    }

    long now() {
        return clock.millis();
    }
}
