package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Answers which images hold, or ever held, a binary rpm. Only reads. */
public final class ImageHoldings {

    private final Database database;

    public ImageHoldings(Database database) {
        this.database = database;
    }

    /**
     * Finds every image stream that ever held one of the rpms, with those that have left the inventory since.
     *
     * @param rpms {@code binary-rpm} with the module that it belongs to, or none: another module's does not count
     * @return one for each image and rpm, in no particular order
     */
    public List<Holding> of(Collection<Artifact> rpms) {
        return of(rpms, branch -> true);
    }

    /**
     * The same for the streams of some branches alone.
     *
     * @param branches whether images of a branch are wanted; asked once for each branch
     */
    public List<Holding> of(Collection<Artifact> rpms, Predicate<String> branches) {
        return database.read(handle -> of(handle, rpms, branches));
    }

    /** The same with the connection of a caller. */
    static List<Holding> of(Handle handle, Collection<Artifact> rpms, Predicate<String> branches) {
        Map<Long, Artifact> known = new HashMap<>();
        ArtifactRows.read(handle, rpms).forEach((rpm, row) -> known.put(row.id(), rpm));
        Map<Artifact, List<Posting>> postings = postings(handle, known);
        Set<Long> images = new HashSet<>();
        postings.values().forEach(all -> all.forEach(posting -> images.add(posting.image())));
        Map<Long, StreamRows.Stream> streams = StreamRows.read(handle, images);
        Map<String, Boolean> wanted = new HashMap<>();
        streams.values().removeIf(stream -> !wanted.computeIfAbsent(stream.image().stream(), branches::test));
        var versions = new VersionOrder(missing -> VersionRows.read(handle, missing));
        List<Holding> holdings = new ArrayList<>();
        postings.forEach((rpm, all) -> {
            versions.need(numbers(all));
            for (Posting posting : all) {
                StreamRows.Stream stream = streams.get(posting.image());
                if (stream != null) {
                    holdings.add(holding(stream, rpm, posting, versions));
                }
            }
        });
        return holdings;
    }

    private static Map<Artifact, List<Posting>> postings(Handle handle, Map<Long, Artifact> rpms) {
        Map<Artifact, List<Posting>> found = new HashMap<>();
        PostingRows.read(
                handle,
                rpms.keySet(),
                (rpm, posting) -> found.computeIfAbsent(rpms.get(rpm), none -> new ArrayList<>())
                        .add(posting));
        return found;
    }

    private static Set<Integer> numbers(List<Posting> postings) {
        Set<Integer> numbers = new HashSet<>();
        for (Posting posting : postings) {
            numbers.add(posting.newest());
            numbers.add(posting.lowest());
            numbers.add(posting.highest());
        }
        numbers.remove(PostingEdit.GONE);
        return numbers;
    }

    private static Holding holding(StreamRows.Stream stream, Artifact rpm, Posting posting, VersionOrder versions) {
        RpmVersion newest = posting.newest() == PostingEdit.GONE ? null : versions.of(posting.newest());
        return new Holding(
                stream.image(),
                stream.nvr(),
                rpm,
                newest,
                versions.of(posting.lowest()),
                versions.of(posting.highest()),
                stream.left());
    }
}
