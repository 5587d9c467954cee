package io.freshmaker.store;

import io.freshmaker.build.Hold;
import java.util.List;

/** One kind of rows that tell what happened to artifacts, and how they are found: templates for {@link HistorySql}. */
enum HistoryPart {
    DECISIONS(
            "d",
            "artifact_type",
            "d.id",
            "decisions d where <range>",
            List.of("select " + HistoryKey.DECIDED + " as kind, d.id as id,"
                    + " coalesce(e.replanned_at, e.time_created) as at_time, d.event_id as event"
                    + " from decisions d join events e on e.id = d.event_id where <range>"),
            List.of(decided("time_created", "e.replanned_at is null"), decided("replanned_at", "1 = 1"))),
    SUBMISSIONS(HistoryKey.SUBMITTED, "time_submitted", ""),
    ENDS(HistoryKey.ENDED, "time_completed", " and b.state in (1, 2, 3) and b.held <> " + Hold.DRY_RUN.id()),
    CHANGES(
            "c",
            "type",
            "distinct c.event_id",
            "event_changes c where <range>",
            List.of("select " + HistoryKey.CHANGED + " as kind, min(c.id) as id, e.time_created as at_time,"
                    + " c.event_id as event from event_changes c join events e on e.id = c.event_id where <range>"
                    + " group by c.event_id, e.time_created"),
            List.of("select " + HistoryKey.CHANGED + " as kind, min(c.id) as id, l.at_time as at_time, l.id as event"
                    + " from ("
                    + events(
                            "time_created",
                            "exists (select 1 from event_changes c where <range>" + " and c.event_id = e.id)")
                    + ") l join event_changes c on <range> and c.event_id = l.id group by l.id, l.at_time"));

    /** Up to so many rows it is quicker to collect and sort all than to walk from the latest until the page is full. */
    private static final int WIDE = 2_000;

    private final String alias;
    private final String typeColumn;
    private final String id;
    private final String counted;
    private final List<String> few;
    private final List<String> latest;

    HistoryPart(String alias, String typeColumn, String id, String counted, List<String> few, List<String> latest) {
        this.alias = alias;
        this.typeColumn = typeColumn;
        this.id = id;
        this.counted = counted;
        this.few = few;
        this.latest = latest;
    }

    /** Of builds, which an index has in the order of that time. */
    HistoryPart(int kind, String time, String wanted) {
        this(
                "b",
                "artifact_type",
                "b.id",
                "builds b where <range> and b." + time + " is not null" + wanted,
                List.of(built(kind, time, wanted)),
                List.of(built(kind, time, wanted)));
    }

    private static String built(int kind, String time, String wanted) {
        return "select " + kind + " as kind, b.id as id, b." + time + " as at_time, 0 as event from builds b"
                + " where <range> and b." + time + " is not null" + wanted + " order by b.name desc, b." + time
                + " desc, b.id desc limit <end><walk>";
    }

    /** By way of the latest events. Those that were planned again, which are few, stand where they were planned last. */
    private static String decided(String time, String events) {
        return "select " + HistoryKey.DECIDED + " as kind, d.id as id, l.at_time as at_time, l.id as event from ("
                + events(time, events + " and exists (select 1 from decisions d where <range> and d.event_id = e.id)")
                + ") l join decisions d on <range> and d.event_id = l.id";
    }

    private static String events(String time, String wanted) {
        return "select e.id as id, e." + time + " as at_time from events e where e." + time + " is not null and "
                + wanted + " order by e." + time + " desc, e.id desc limit <end><walk>";
    }

    /** Counts all rows. */
    String all() {
        return "select count(" + id + ") as n from " + counted;
    }

    /** Counts them up to the end of the page. */
    String some() {
        return "select count(*) as n from (select " + id + " from " + counted + " limit <end>) s";
    }

    /** Queries for the key, time and event of rows: at least those up to the end of the page, the latest first. */
    List<String> keys(long total) {
        return total == 0 ? List.of() : total > WIDE ? latest : few;
    }

    /** The condition for rows of an artifact. */
    String of(ArtifactRange range) {
        return range.where(alias, typeColumn);
    }
}
