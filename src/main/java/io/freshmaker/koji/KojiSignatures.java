package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.signing.HalfSigned;
import io.freshmaker.signing.HalfSignedBuilds;
import io.freshmaker.signing.Signatures;
import io.freshmaker.signing.Signatures.PartOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Asks Koji which rpms of builds are signed, and with which keys: in a few requests for any number of builds. */
public final class KojiSignatures {

    private static final int BUILDS = 20;
    /** Rpms that are asked about in one request; a build has up to some 1,000. */
    private static final int RPMS = 200;

    private final KojiHub hub;
    private final KojiModules modules;

    public KojiSignatures(KojiHub hub) {
        this.hub = hub;
        this.modules = new KojiModules(hub);
    }

    /**
     * What Koji knows of each of them, in their order.
     *
     * @throws KojiException when Koji can't be asked
     */
    public List<Signatures> read(HalfSignedBuilds asked) {
        List<HalfSigned> order = asked.builds();
        List<JsonNode> builds = builds(order);
        List<JsonNode> known =
                builds.stream().filter(KojiSignatures::isComplete).toList();
        Map<Long, List<String>> tags = tags(known);
        Map<Long, PartOf> parts = modules.partOf(known, tags);
        Map<Long, JsonNode> wanted = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            if (isComplete(builds.get(i)) && wanted(order.get(i), builds.get(i), parts)) {
                wanted.put(id(builds.get(i)), builds.get(i));
            }
        }
        Map<Long, Map<String, Set<String>>> keys = keys(List.copyOf(wanted.values()));
        List<Signatures> read = new ArrayList<>();
        for (JsonNode build : builds) {
            long id = id(build);
            read.add(
                    id == 0
                            ? Signatures.UNKNOWN
                            : new Signatures(
                                    id,
                                    build.path("nvr").asText(""),
                                    isComplete(build),
                                    !KojiModules.contentTag(build).isEmpty(),
                                    parts.getOrDefault(id, PartOf.NO_MODULE),
                                    keys.getOrDefault(id, Map.of()),
                                    tags.getOrDefault(id, List.of())));
        }
        return read;
    }

    /** What is no build at all by its name is refused by the hub, which no later call will change. */
    private List<JsonNode> builds(List<HalfSigned> asked) {
        return hub
                .readAll(asked.stream()
                        .map(each -> each.byId()
                                ? KojiCall.of("getBuild", Long.parseLong(each.subject()))
                                : KojiCall.of("getBuild", each.subject()))
                        .toList())
                .stream()
                .map(answer -> answer.fault() != null && answer.fault().permanent()
                        ? KojiValues.<JsonNode>plain(null)
                        : answer.orThrow())
                .toList();
    }

    static long id(JsonNode build) {
        return build.path("build_id").asLong(build.path("id").asLong(0));
    }

    private static boolean isComplete(JsonNode build) {
        return id(build) > 0 && KojiBuildState.of(build.path("state").asInt(-1)) == KojiBuildState.COMPLETE;
    }

    /** The rpms of a part of a module are asked for with the rest of it. */
    private static boolean wanted(HalfSigned asked, JsonNode build, Map<Long, PartOf> parts) {
        return !asked.tag().isEmpty()
                || !parts.getOrDefault(id(build), PartOf.NO_MODULE).any();
    }

    private Map<Long, List<String>> tags(List<JsonNode> builds) {
        Map<Long, List<String>> tags = new HashMap<>();
        each(builds, BUILDS, build -> KojiCall.of("listTags", id(build)), (build, answer) -> {
            List<String> names = new ArrayList<>();
            answer.forEach(tag -> names.add(tag.path("name").asText("")));
            tags.put(id(build), names);
        });
        return tags;
    }

    /** By build, and in it by rpm, the keys; of a module's build those of all builds in it. */
    private Map<Long, Map<String, Set<String>>> keys(List<JsonNode> builds) {
        Map<Long, List<Long>> holders = new LinkedHashMap<>();
        Set<Long> ofModules = new TreeSet<>();
        builds.stream()
                .filter(build -> KojiModules.contentTag(build).isEmpty())
                .forEach(build -> holders.put(id(build), List.of(id(build))));
        modules.contents(builds).forEach((module, contents) -> {
            holders.put(module, contents);
            ofModules.add(module);
        });
        Map<Long, JsonNode> rpms = new HashMap<>();
        List<Long> distinct =
                holders.values().stream().flatMap(List::stream).distinct().toList();
        each(distinct, BUILDS, id -> KojiCall.of("listRPMs").with("buildID", id), rpms::put);
        Map<Long, Set<String>> signed = signed(rpms.values());
        Map<Long, Map<String, Set<String>>> keys = new HashMap<>();
        holders.forEach((build, contents) -> {
            Map<String, Set<String>> byRpm = keys.computeIfAbsent(build, none -> new HashMap<>());
            contents.forEach(each -> rpms.get(each).forEach(rpm -> {
                if (hasFile(rpm)) {
                    byRpm.put(
                            name(rpm, ofModules.contains(build)),
                            signed.get(rpm.path("id").asLong()));
                }
            }));
        });
        return keys;
    }

    /** An rpm that Koji has only the metadata of can't be signed. */
    private static boolean hasFile(JsonNode rpm) {
        return !rpm.path("metadata_only").asBoolean(false);
    }

    private static String name(JsonNode rpm, boolean whole) {
        String version = whole
                ? "-" + rpm.path("version").asText("") + "-"
                        + rpm.path("release").asText("")
                : "";
        return rpm.path("name").asText("") + version + "." + rpm.path("arch").asText("");
    }

    private Map<Long, Set<String>> signed(Iterable<JsonNode> lists) {
        List<Long> ids = new ArrayList<>();
        lists.forEach(list -> list.forEach(rpm -> {
            if (hasFile(rpm)) {
                ids.add(rpm.path("id").asLong());
            }
        }));
        Map<Long, Set<String>> signed = new HashMap<>();
        each(ids, RPMS, id -> KojiCall.of("queryRPMSigs", id), (id, answer) -> {
            Set<String> keys = new TreeSet<>();
            answer.forEach(signature -> keys.add(signature.path("sigkey").asText("")));
            signed.put(id, keys);
        });
        return signed;
    }

    private <T> void each(List<T> about, int atOnce, Function<T, KojiCall> call, Taker<T> taker) {
        for (int from = 0; from < about.size(); from += atOnce) {
            List<T> some = about.subList(from, Math.min(about.size(), from + atOnce));
            List<KojiAnswer> answers = hub.readAll(some.stream().map(call).toList());
            for (int i = 0; i < some.size(); i++) {
                taker.take(some.get(i), answers.get(i).orThrow());
            }
        }
    }

    private interface Taker<T> {
        void take(T about, JsonNode answer);
    }
}
