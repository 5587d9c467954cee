package io.freshmaker.build;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Standing.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands of artifacts when something is planned at noon that was told then. */
abstract class CoverageCase {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Artifact RPM = Artifact.rpm("httpd", "f27");

    final Map<Artifact, Standing> standing = new HashMap<>();

    void stands(Artifact artifact, Row row) {
        standing.put(artifact, row.build());
    }

    Coverage coverage() {
        return new Coverage("spec-changed", NOON, standing);
    }

    static Row build(long id) {
        return new Row(id, true, NOON.minusSeconds(60), null, null, List.of(), Set.of());
    }

    /** A build that was begun a minute before noon, written in a few words. */
    record Row(long id, boolean bumped, Instant begun, Instant sent, Instant ended, List<Told> told, Set<Long> after) {

        Row ofCommit() {
            return new Row(id, false, begun, sent, ended, told, after);
        }

        Row begun(Instant at) {
            return new Row(id, bumped, at, sent, ended, told, after);
        }

        Row sent(Instant at) {
            return new Row(id, bumped, begun, at, ended, told, after);
        }

        Row ended(Instant at) {
            return new Row(id, bumped, begun, sent, at, told, after);
        }

        Row told(Artifact constituent, String revision, Instant at) {
            List<Told> all = new ArrayList<>(told);
            all.add(new Told("spec-changed", constituent, revision, at));
            return new Row(id, bumped, begun, sent, ended, all, after);
        }

        Row after(long other) {
            return new Row(id, bumped, begun, sent, ended, told, Set.of(other));
        }

        Standing build() {
            return new Standing(id, 9, bumped, begun, sent, ended).because(Set.copyOf(told), after);
        }
    }
}
