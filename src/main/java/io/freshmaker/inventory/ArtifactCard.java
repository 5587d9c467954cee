package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What people are told of one artifact.
 *
 * @param artifact which one
 * @param newest what is known of its newest build
 * @param learned when that was learned; null for what is only known as a part of others
 * @param left when it left; null while it is there
 */
record ArtifactCard(Artifact artifact, ArtifactRows.Row newest, OffsetDateTime learned, OffsetDateTime left) {

    private static final int SHORT = 10;
    private static final int COMMIT = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    /** All artifacts that have one of the names, of any type and stream. */
    static List<ArtifactCard> named(Handle handle, Collection<String> names) {
        return handle.createQuery("""
                        select id, type, name, stream, version, nvr, source, left_because, learned_at, left_at
                        from artifacts where name in (<names>)
                        """)
                .bindList("names", List.copyOf(names))
                .map((row, context) -> new ArtifactCard(
                        new Artifact(row.getString(2), row.getString(3), row.getString(4)),
                        new ArtifactRows.Row(
                                row.getLong(1), row.getString(5), row.getString(6), row.getString(7), row.getString(8)),
                        row.getObject(9, OffsetDateTime.class),
                        row.getObject(10, OffsetDateTime.class)))
                .list();
    }

    /** One line of a list of several. */
    String line() {
        return words(artifact)
                + (newest.nvr().isEmpty() ? "" : "  " + newest.nvr())
                + (left == null ? "" : "  left " + time(left));
    }

    void tell(Handle handle, boolean all, PrintWriter out) {
        out.println(words(artifact));
        if (artifact.type().equals(Artifact.BINARY_RPM)) {
            list("contained in", ImageCard.holding(handle, artifact), all, out);
            return;
        }
        out.println("  newest build: " + build());
        out.println("  learned: " + source());
        var image = ImageCard.of(handle, artifact, newest.id());
        image.lines().forEach(line -> out.println("  " + line));
        if (left != null) {
            out.println("  " + departure());
        }
        list("contains", both(words(constituents(handle, 0)), image.rpms()), all, out);
        list("built on", words(constituents(handle, 1)), all, out);
        list("contained in", words(compounds(handle, 0)), all, out);
        list("base of", words(compounds(handle, 1)), all, out);
    }

    private static List<String> words(List<Artifact> artifacts) {
        return artifacts.stream().sorted().map(ArtifactCard::words).toList();
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private String build() {
        String nvr = newest.nvr().isEmpty() ? newest.version() : newest.nvr();
        return nvr.isEmpty() ? "not known" : nvr;
    }

    private String source() {
        if (learned == null) {
            return newest.source().isEmpty() ? "only as a part of others" : "from " + newest.source();
        }
        return time(learned) + " from " + newest.source();
    }

    private String departure() {
        String why = newest.leftBecause();
        boolean module = artifact.type().equals(Artifact.MODULE);
        String words = why.equals(Departures.GONE)
                ? (module ? "MBS" : "Koji") + " has no ready build of it any more."
                : module ? "of freshmaker.inventory.end-of-life (" + why + ")." : "it is " + why + ".";
        return artifact.type() + " " + artifact.label() + " left " + time(left) + " because " + words;
    }

    private static String time(OffsetDateTime time) {
        return time(time.toInstant());
    }

    /** A time for people. */
    static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static void list(String title, List<String> lines, boolean all, PrintWriter out) {
        out.println("  " + title + ": " + (lines.isEmpty() ? "nothing" : lines.size()));
        lines.stream().limit(all ? lines.size() : SHORT).forEach(each -> out.println("    " + each));
        if (!all && lines.size() > SHORT) {
            out.println("    ... and " + (lines.size() - SHORT) + " more, which --all lists");
        }
    }

    private static String words(Artifact artifact) {
        return artifact.pinned()
                ? artifact.type() + " " + artifact.name() + " pinned to commit "
                        + artifact.stream().substring(0, COMMIT)
                : artifact.toString();
    }

    private List<Artifact> constituents(Handle handle, int kind) {
        return edges(handle, kind, """
                select k.type, k.name, k.stream from containment c join artifacts k on k.id = c.constituent_id
                where c.compound_id = :id and c.kind = :kind
                """);
    }

    private List<Artifact> compounds(Handle handle, int kind) {
        return edges(handle, kind, """
                select k.type, k.name, k.stream from containment c join artifacts k on k.id = c.compound_id
                where c.constituent_id = :id and c.kind = :kind
                """);
    }

    private List<Artifact> edges(Handle handle, int kind, String sql) {
        return handle.createQuery(sql)
                .bind("id", newest.id())
                .bind("kind", kind)
                .map((row, context) -> new Artifact(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
