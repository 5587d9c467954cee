package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.ContainedRpm;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What image builds contain. It never changes, so what was asked for lately is not asked for again. */
public final class KojiContents {

    private static final int BUILDS = 100;

    /** An archive has some 200 rpms and up to 2,000, each 1.3 kB in XML. */
    private static final int ARCHIVES = 20;

    /** At some 120 bytes each. */
    private static final long REMEMBERED_RPMS = 200_000;

    private final KojiHub hub;
    private final Remembered<Long, List<ContainedRpm>> known;

    public KojiContents(KojiHub hub) {
        this.hub = hub;
        this.known = new Remembered<>(List::size, REMEMBERED_RPMS, Duration.ofDays(365), InstantSource.system());
    }

    /**
     * What is known of the contents that were asked for.
     *
     * @param rpms by the id of the build: those in its archives of all architectures, each once for each architecture
     * @param faults by the id of a build whose contents Koji can't tell
     */
    public record Contents(Map<Long, List<ContainedRpm>> rpms, Map<Long, KojiFault> faults) {}

    /**
     * The contents of builds by their ids; a build without archives of images contains nothing.
     *
     * @throws KojiException when the hub can't be asked
     */
    public Contents of(Collection<Long> builds) {
        Contents contents = new Contents(new LinkedHashMap<>(), new LinkedHashMap<>());
        Set<Long> open = new LinkedHashSet<>();
        for (Long build : builds) {
            known.get(build).ifPresentOrElse(rpms -> contents.rpms().put(build, rpms), () -> open.add(build));
        }
        List<Long> asked = List.copyOf(open);
        for (int from = 0; from < asked.size(); from += BUILDS) {
            read(asked.subList(from, Math.min(asked.size(), from + BUILDS)), contents);
        }
        return contents;
    }

    private void read(List<Long> builds, Contents contents) {
        List<KojiAnswer> answers = hub.readAll(builds.stream()
                .map(build -> KojiCall.of("listArchives", build).with("type", "image"))
                .toList());
        Map<Long, Long> buildOf = new LinkedHashMap<>();
        for (int i = 0; i < builds.size(); i++) {
            Long build = builds.get(i);
            if (answers.get(i).fault() != null) {
                contents.faults().put(build, answers.get(i).fault());
            } else {
                for (JsonNode archive : answers.get(i).value()) {
                    buildOf.put(archive.path("id").longValue(), build);
                }
            }
        }
        Map<Long, Set<ContainedRpm>> rpms = new HashMap<>();
        archives(buildOf, rpms, contents.faults());
        for (Long build : builds) {
            if (!contents.faults().containsKey(build)) {
                List<ContainedRpm> all = List.copyOf(rpms.getOrDefault(build, Set.of()));
                // Archives may be listed later than their build.
                if (!all.isEmpty()) {
                    known.put(build, all);
                }
                contents.rpms().put(build, all);
            }
        }
    }

    private void archives(Map<Long, Long> buildOf, Map<Long, Set<ContainedRpm>> rpms, Map<Long, KojiFault> faults) {
        List<Long> archives = new ArrayList<>(buildOf.keySet());
        for (int from = 0; from < archives.size(); from += ARCHIVES) {
            List<Long> some = archives.subList(from, Math.min(archives.size(), from + ARCHIVES));
            List<KojiAnswer> answers = hub.readAll(some.stream()
                    .map(archive -> KojiCall.of("listRPMs").with("imageID", archive))
                    .toList());
            for (int i = 0; i < some.size(); i++) {
                Long build = buildOf.get(some.get(i));
                if (answers.get(i).fault() != null) {
                    faults.put(build, answers.get(i).fault());
                } else {
                    rpms.computeIfAbsent(build, none -> new LinkedHashSet<>())
                            .addAll(KojiRpms.of(answers.get(i).value()));
                }
            }
        }
    }
}
