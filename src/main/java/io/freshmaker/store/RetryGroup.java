package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.BuildOutcome;
import io.freshmaker.build.BuildState;
import io.freshmaker.build.Hold;
import io.freshmaker.build.RebuildFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jdbi.v3.core.Handle;

/** Builds that failed, and those that ended only because of them: they are tried again together. */
final class RetryGroup {

    private static final String BEHIND = """
            with recursive behind (id) as (
              select build_id from build_dependencies where prerequisite_id in (<ids>)
              union
              select d.build_id from behind w join build_dependencies d on d.prerequisite_id = w.id)
            select %s from behind w join builds b on b.id = w.id where b.state in (2, 3)
            """.formatted(Member.COLUMNS);

    private final Handle handle;
    private final BuildTargets targets;
    private final SortedMap<Long, Member> members = new TreeMap<>();
    private final List<String> left = new ArrayList<>();

    /**
     * A build that may be tried again.
     *
     * @param dry whether it only shows what would be done
     * @param target for which it is built, or null
     */
    record Member(
            long id, Artifact artifact, BuildState state, String reason, boolean dry, String system, String target) {

        /** What it is read from, of the builds {@code b}. */
        static final String COLUMNS =
                "b.id, b.artifact_type, b.name, b.stream, b.state, b.state_reason, b.held, b.system, b.target";

        static Member of(ResultSet row) throws SQLException {
            return new Member(
                    row.getLong(1),
                    new Artifact(row.getString(2), row.getString(3), row.getString(4)),
                    BuildState.of(row.getInt(5)).orElseThrow(),
                    row.getString(6),
                    row.getInt(7) == Hold.DRY_RUN.id(),
                    row.getString(8),
                    row.getString(9));
        }

        /** What it has for itself once it is planned; null in a dry run, whose builds stand beside all others. */
        String key(BuildTargets targets) {
            return dry ? null : targets.key(system, artifact, target);
        }

        /** Whether it ended only because another one did. */
        boolean consequence() {
            return RebuildFailure.isConsequence(new BuildOutcome(artifact.label(), state, reason));
        }

        /** Whether there is something to try again. */
        boolean lost() {
            return state == BuildState.FAILED || state == BuildState.CANCELED;
        }

        String label() {
            return "build " + id + " (" + artifact.label() + ")";
        }
    }

    private record Need(long build, Member prerequisite) {}

    private RetryGroup(Handle handle, BuildTargets targets, Collection<Member> roots) {
        this.handle = handle;
        this.targets = targets;
        roots.forEach(root -> members.put(root.id(), root));
    }

    /** What is tried again along with these builds; what waits for something else that failed stays behind. */
    static RetryGroup of(Handle handle, BuildTargets targets, Collection<Member> roots) {
        var group = new RetryGroup(handle, targets, roots);
        SortedMap<Long, Member> behind = new TreeMap<>();
        Chunks.of(group.members.keySet())
                .forEach(chunk -> handle.createQuery(BEHIND)
                        .bindList("ids", chunk)
                        .map((row, context) -> behind.put(row.getLong(1), Member.of(row)) == null)
                        .list());
        behind.values().stream()
                .filter(Member::consequence)
                .forEach(member -> group.members.putIfAbsent(member.id(), member));
        List<Long> asked = roots.stream().map(Member::id).toList();
        group.oneOfEach(asked);
        group.leaveOut(asked);
        return group;
    }

    /** Of an artifact that was lost twice the newest is tried again; but rather what failed by itself. */
    private void oneOfEach(List<Long> roots) {
        Map<String, Member> kept = new HashMap<>();
        Comparator<Member> better =
                Comparator.comparing((Member each) -> roots.contains(each.id())).thenComparing(Member::id);
        members.values().stream()
                .filter(each -> !each.dry())
                .forEach(each -> kept.merge(each.key(targets), each, BinaryOperator.maxBy(better)));
        members.values().removeIf(member -> {
            Member other = kept.getOrDefault(member.key(targets), member);
            boolean twin = other.id() != member.id();
            return twin && left.add(member.label() + " stays as it is: it is tried again as " + other.label() + ".");
        });
    }

    /** Until all that any of them waits for is done, under way, or one of them. */
    private void leaveOut(List<Long> roots) {
        List<Need> needs = needs(members.keySet());
        Map<String, String> planned = planned(members.values());
        boolean changed = true;
        while (changed) {
            changed = members.values().removeIf(member -> {
                Optional<String> why = obstacle(member, needs, roots.contains(member.id()) ? Map.of() : planned);
                why.ifPresent(words -> left.add(member.label() + " stays as it is: " + words));
                return why.isPresent();
            });
        }
    }

    private Optional<String> obstacle(Member member, List<Need> needs, Map<String, String> planned) {
        String twin = member.dry() ? null : planned.get(member.key(targets));
        if (twin != null) {
            return Optional.of("it is planned anew already, as " + twin + ".");
        }
        return needs.stream()
                .filter(need ->
                        need.build() == member.id() && need.prerequisite().lost())
                .map(Need::prerequisite)
                .filter(prerequisite -> !members.containsKey(prerequisite.id()))
                .findFirst()
                .map(missing -> "it waits for " + missing.label() + " too, which is " + missing.state() + ".");
    }

    private List<Need> needs(Collection<Long> builds) {
        List<Need> needs = new ArrayList<>();
        Chunks.of(builds)
                .forEach(chunk -> needs.addAll(handle.createQuery("""
                        select %s, d.build_id from build_dependencies d join builds b on b.id = d.prerequisite_id
                        where d.build_id in (<ids>)
                        """.formatted(Member.COLUMNS))
                        .bindList("ids", chunk)
                        .map((row, context) -> new Need(row.getLong(10), Member.of(row)))
                        .list()));
        return needs;
    }

    /** The planned builds of the same artifacts, by their keys. */
    Map<String, String> planned(Collection<Member> builds) {
        Map<String, String> planned = new TreeMap<>();
        Chunks.of(builds.stream()
                        .filter(each -> !each.dry())
                        .map(each -> each.key(targets))
                        .toList())
                .forEach(chunk -> handle.createQuery(
                                "select planned_key, id, event_id from builds where planned_key in (<keys>)")
                        .bindList("keys", chunk)
                        .map((row, context) -> planned.put(
                                row.getString(1), "build " + row.getLong(2) + " of event " + row.getLong(3)))
                        .list());
        return planned;
    }

    /** What is tried again, by id. */
    List<Member> members() {
        return List.copyOf(members.values());
    }

    /** A sentence for each build that ended because of them and is not tried again. */
    List<String> left() {
        return List.copyOf(left);
    }
}
