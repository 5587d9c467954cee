package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds events by what they are about, and what they decided of one artifact. Only reads. */
public final class EventsAbout {

    /** The latest ones; who asks for more looks at the history. */
    private static final int MOST = 100;

    private final Database database;

    public EventsAbout(Database database) {
        this.database = database;
    }

    /** Those of an update or of anything else that they are looked up by, the latest first. */
    public List<Long> searchKey(String key) {
        return ids("select id as event_id from events where search_key = :key", Map.of("key", key));
    }

    /** Those in which this build was shipped or changed: of a source rpm, a module, or a binary rpm. */
    public List<Long> build(Nvr build) {
        String version = build.version() + "-" + build.release();
        return ids(
                """
                select event_id from event_changes where revision = :nvr
                union select event_id from event_changes where name = :name and type = 'module'
                  and replace(stream, '-', '_') = :stream and revision in (:release, :bare)
                union select id from events where search_key = :nvr
                union select event_id from event_rpms where name = :name
                  and (version = :version or version like :anyEpoch escape '!')
                """,
                Map.of(
                        "nvr",
                        build.toString(),
                        "name",
                        build.name(),
                        // Of a module, whose release is its version and a context, of which its own messages tell no
                        // more.
                        "stream",
                        build.version(),
                        "release",
                        build.release(),
                        "bare",
                        build.release().replaceFirst("[.].*", ""),
                        "version",
                        version,
                        "anyEpoch",
                        "%:" + version.replaceAll("[!_%]", "!$0")));
    }

    /** Those in which something of this name was shipped or changed. */
    public List<Long> name(String name) {
        return ids("""
                select event_id from event_changes where name = :name and type in ('rpm', 'module')
                union select event_id from event_rpms where name = :name
                """, Map.of("name", name));
    }

    private List<Long> ids(String sql, Map<String, String> parameters) {
        return database.read(
                handle -> handle.createQuery("select event_id from (" + sql + ") x order by event_id desc limit :most")
                        .bindMap(parameters)
                        .bind("most", MOST)
                        .mapTo(Long.class)
                        .list());
    }

    /**
     * What these events decided of an artifact, the latest first: at most nine statements. Where no decision is kept, the
     * builds stand for them.
     */
    public List<Happening> decided(Artifact artifact, List<Long> events) {
        return events.isEmpty()
                ? List.of()
                : database.look(reading -> {
                    List<Happening> decided = decided(reading, artifact, events);
                    return decided.isEmpty() ? new BuildsAlone(reading).of(artifact, events) : decided;
                });
    }

    static List<Happening> decided(Reading reading, Artifact artifact, List<Long> events) {
        return new HistoryChains(reading).of(keys(reading, artifact, reading.keys(events)));
    }

    /** From the events to the decisions: HSQLDB joins in the order in which tables are named. */
    private static List<HistoryKey> keys(Reading reading, Artifact artifact, Keys events) {
        List<Object> values = new ArrayList<>(List.of(artifact.name(), artifact.stream(), artifact.type()));
        values.addAll(events.values());
        List<HistoryKey> keys = new ArrayList<>();
        reading.each(
                "select d.id, coalesce(e.replanned_at, e.time_created), e.id from events e"
                        + " join decisions d on d.name = ? and d.event_id = e.id and d.stream = ? and d.artifact_type = ?"
                        + " where " + events.in("e.id") + " order by e.id desc, d.id desc",
                values,
                row -> {
                    if (events.has(row.getLong(3))) {
                        keys.add(new HistoryKey(
                                HistoryKey.DECIDED, row.getLong(1), row.getObject(2, OffsetDateTime.class)));
                    }
                });
        return keys;
    }

    /**
     * What one content type made of an event.
     *
     * @param waiting whether it has yet to answer
     * @param reason why there is no plan, or none yet; null where there is one
     */
    public record Part(String contentType, boolean waiting, String reason) {}

    /**
     * An event with what the content types made of it.
     *
     * @param names of what changed
     * @param forgotten whether it led to builds, and what it decided is not kept
     */
    public record Told(HistoryEvent event, List<Part> parts, List<String> names, boolean forgotten) {}

    /**
     * The first of these events that is no dry run, or the first one where all are.
     *
     * @param events at least one, each of which exists
     */
    public Told told(List<Long> events) {
        return database.look(reading -> {
            Map<Long, HistoryEvent> rows = new HistoryRows(reading).events(events);
            long meant = events.stream()
                    .filter(id -> !rows.get(id).dryRun())
                    .findFirst()
                    .orElse(events.get(0));
            return new Told(
                    rows.get(meant),
                    reading.list(
                            "select content_type, status, reason from event_parts where event_id = ?"
                                    + " order by content_type",
                            List.of(meant),
                            row -> new Part(row.getString(1), row.getInt(2) == 0, row.getString(3))),
                    reading.list(
                            "select distinct name from event_changes where event_id = ?",
                            List.of(meant),
                            row -> row.getString(1)),
                    !reading.list(
                                    "select e.id from events e where e.id = ?"
                                            + " and exists (select 1 from build_causes c where c.event_id = e.id)"
                                            + " and not exists (select 1 from decisions d where d.event_id = e.id)",
                                    List.of(meant),
                                    row -> row.getLong(1))
                            .isEmpty());
        });
    }
}
