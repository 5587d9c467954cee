package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import io.freshmaker.plan.Shortlist;
import io.freshmaker.store.RetryGroup.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has failed and canceled builds made once more, with all that ended because of them; told in sentences. */
public final class Retrying {

    private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);
    private static final String ACTION = "retry";
    private static final int NAMED = 5;

    private final Database database;
    private final Waiting waiting;
    private final BuildTargets targets;

    /** For build systems without targets. */
    public Retrying(Database database, Waiting waiting) {
        this(database, waiting, BuildTargets.NONE);
    }

    /** @param targets that builds are for where nobody asked for others */
    public Retrying(Database database, Waiting waiting, BuildTargets targets) {
        this.database = database;
        this.waiting = waiting;
        this.targets = targets;
    }

    /**
     * Has these builds made once more.
     *
     * @param reason may be empty
     * @throws NotTheirs when somebody else asked for one of them, or for what goes along with them
     * @throws IllegalStateException when there is no such build, one of them did not fail, or only because of another one, waits for another one that did, or is planned anew
     */
    public List<String> builds(List<Long> builds, Asker asker, String reason) {
        return retry(null, List.copyOf(new TreeSet<>(builds)), asker, reason, handle -> {
            SortedMap<Long, Member> found = members(handle, builds);
            for (long build : builds) {
                Member member = found.get(build);
                if (member == null) {
                    throw UnknownId.build(handle, build, " The id of an event goes behind --event.");
                }
                if (!member.lost()) {
                    throw new IllegalStateException(
                            "Nothing is to be tried again of " + member.label() + ": it is " + member.state() + ".");
                }
            }
            Ownership.requireBuilds(handle, asker, builds);
            refuseAlone(handle, found);
            return found.values();
        });
    }

    /**
     * Has all builds of an event made once more that failed or were canceled, also for other events.
     *
     * @param reason may be empty
     * @throws NotTheirs when somebody else asked for it, or for what is tried along with it and is not for it
     * @throws IllegalStateException when there is no such event, nothing of it failed, or what failed is planned anew
     */
    public List<String> event(long event, Asker asker, String reason) {
        return retry(event, List.of(), asker, reason, handle -> {
            Ownership.requireEvent(handle, asker, event);
            String state = handle.createQuery("select state_reason from events where id = :id")
                    .bind("id", event)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> UnknownId.event(handle, event));
            List<Long> lost = handle.createQuery("""
                            select b.id from (select distinct build_id from build_causes where event_id = :event) c
                              join builds b on b.id = c.build_id where b.state in (2, 3)
                            """)
                    .bind("event", event)
                    .mapTo(Long.class)
                    .list();
            if (lost.isEmpty()) {
                throw new IllegalStateException("Nothing of event " + event + " failed or was canceled: " + state);
            }
            return origins(handle, lost);
        });
    }

    /**
     * @param event that was named; null where builds were
     * @param roots finds what failed by itself, or refuses
     */
    private List<String> retry(Long event, List<Long> builds, Asker asker, String reason, Roots roots) {
        List<String> told = database.transact(handle -> {
            // No plan is to join or make a build of these artifacts meanwhile, and nobody begins one.
            Slots.lockAll(handle);
            List<String> sentences = retry(handle, event, roots.of(handle), asker, reason);
            String words = Asker.words(sentences, reason);
            if (event != null) {
                asker.note(handle, ACTION, event, null, words);
            }
            builds.forEach(build -> asker.note(handle, ACTION, null, build, words));
            return sentences;
        });
        String what = event == null ? "builds " + builds : "event " + event;
        LOG.info("retry of {} by {}: {}", what, asker.name(), String.join(" ", told));
        return told;
    }

    private interface Roots {
        Collection<Member> of(Handle handle);
    }

    private List<String> retry(Handle handle, Long named, Collection<Member> roots, Asker asker, String reason) {
        RetryGroup group = RetryGroup.of(handle, targets, roots);
        List<Long> ids = group.members().stream().map(Member::id).toList();
        Ownership.requireBuilds(handle, asker, RetryRows.beside(handle, ids, named));
        group.planned(roots).values().stream().findFirst().ifPresent(twin -> {
            throw new IllegalStateException("What failed is planned anew already, as " + twin + ": wait for that one.");
        });
        new RetriedComposes(waiting).renew(handle, ids);
        new RetryRows(handle, waiting, targets).plan(group.members());
        Announcing.builds(handle, ids);
        BuildLog.tell(handle, ids, "is PLANNED: tried again by " + asker.name() + ".");
        List<String> told = new ArrayList<>();
        List<String> labels =
                group.members().stream().map(each -> each.artifact().label()).toList();
        String count =
                Counted.of(ids.size(), "build is", "builds are") + " tried again: " + Shortlist.of(labels, NAMED) + ".";
        told.add(count);
        for (long event : RetryRows.events(handle, ids, named)) {
            RetryRows.reopen(handle, event, count, asker.name(), reason);
        }
        told.addAll(group.left());
        return told;
    }

    private static SortedMap<Long, Member> members(Handle handle, Collection<Long> builds) {
        SortedMap<Long, Member> found = new TreeMap<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery(
                                "select " + Member.COLUMNS + " from builds b where b.id in (<ids>)")
                        .bindList("ids", chunk)
                        .map((row, context) -> found.put(row.getLong(1), Member.of(row)) == null)
                        .list());
        return found;
    }

    /** What would wait for ever, or end for the same reason again. */
    private static void refuseAlone(Handle handle, SortedMap<Long, Member> given) {
        for (Member member : given.values()) {
            List<Member> missing = origins(handle, List.of(member.id())).stream()
                    .filter(origin -> !given.containsKey(origin.id()))
                    .toList();
            if (!missing.isEmpty()) {
                List<String> labels = missing.stream().map(Member::label).toList();
                SortedSet<Long> all =
                        new TreeSet<>(missing.stream().map(Member::id).toList());
                if (!member.consequence()) {
                    all.addAll(given.keySet());
                }
                throw new IllegalStateException("It is no use to try " + member.label() + " alone, which "
                        + (member.consequence() ? "ended because of " : "waits for ") + Shortlist.of(labels, NAMED)
                        + ": ./freshmaker retry "
                        + all.stream().map(String::valueOf).collect(Collectors.joining(" "))
                        + " tries all of them again.");
            }
        }
        given.values().removeIf(Member::consequence);
    }

    /** What failed or was canceled by itself, of these builds and of what they waited for or are to wait for again. */
    private static Collection<Member> origins(Handle handle, Collection<Long> builds) {
        SortedMap<Long, Member> origins = new TreeMap<>();
        SortedSet<Long> seen = new TreeSet<>(builds);
        for (Collection<Long> open = builds; !open.isEmpty(); ) {
            List<Long> lost = new ArrayList<>();
            for (Member member : members(handle, open).values()) {
                if (member.lost()) {
                    lost.add(member.id());
                }
                if (member.lost() && !member.consequence()) {
                    origins.put(member.id(), member);
                }
            }
            open = RetryRows.prerequisites(handle, lost).stream()
                    .filter(seen::add)
                    .toList();
        }
        return origins.values();
    }
}
