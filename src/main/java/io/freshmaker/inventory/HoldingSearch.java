package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Finds the images that hold an rpm, or once did, with what is remembered of streams and versions. */
final class HoldingSearch {

    private final ImageStreams streams;
    private final VersionMemory memory;

    HoldingSearch(ImageStreams streams, VersionMemory memory) {
        this.streams = streams;
        this.memory = memory;
    }

    /**
     * Finds them, in no particular order.
     *
     * @param branches whether images of a branch are wanted; asked once for each branch
     */
    List<Holding> of(Handle handle, Collection<Artifact> rpms, Predicate<String> branches) {
        Map<Long, Artifact> known = new HashMap<>();
        ArtifactRows.read(handle, rpms).forEach((rpm, row) -> known.put(row.id(), rpm));
        Map<Artifact, List<Posting>> postings = new HashMap<>();
        Set<Long> images = new HashSet<>();
        PostingRows.read(handle, known.keySet(), (rpm, posting) -> {
            postings.computeIfAbsent(known.get(rpm), none -> new ArrayList<>()).add(posting);
            images.add(posting.image());
        });
        ImageStreams.Around around = streams.around(handle, images);
        Map<String, Boolean> wanted = new HashMap<>();
        var versions = new VersionOrder(missing -> memory.read(handle, missing));
        List<Holding> holdings = new ArrayList<>();
        postings.forEach((rpm, all) -> {
            versions.need(numbers(all));
            for (Posting posting : all) {
                ImageStreams.Stream stream = around.get(posting.image());
                if (stream != null && wanted.computeIfAbsent(stream.image().stream(), branches::test)) {
                    holdings.add(holding(stream, rpm, posting, versions));
                }
            }
        });
        return holdings;
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

    private static Holding holding(ImageStreams.Stream stream, Artifact rpm, Posting posting, VersionOrder versions) {
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
