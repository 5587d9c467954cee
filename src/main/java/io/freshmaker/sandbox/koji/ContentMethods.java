package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the hub tells of the rpms and the images of builds. */
final class ContentMethods {

    private final HubState state;
    private final Wanted wanted;
    private final ArchiveJson archives;

    ContentMethods(HubState state) {
        this.state = state;
        this.wanted = new Wanted(state);
        this.archives = new ArchiveJson(state);
    }

    void addTo(HubMethods methods) {
        methods.add("listBuildRPMs(build)", this::listBuildRpms);
        methods.add(
                "listRPMs(buildID?, buildrootID?, imageID?, componentBuildrootID?, hostID?, arches?, queryOpts?,"
                        + " draft?)",
                this::listRpms);
        methods.add(
                "listArchives(buildID?, buildrootID?, componentBuildrootID?, hostID?, type?, filename?, size?,"
                        + " checksum?, checksum_type?, typeInfo?, queryOpts?, imageID?, archiveID?, strict?)",
                this::listArchives);
        methods.add("getArchive(archive_id, strict?)", this::getArchive);
        methods.add("queryRPMSigs(rpm_id?, sigkey?, queryOpts?)", this::queryRpmSigs);
    }

    private JsonNode listBuildRpms(Arguments arguments, Caller caller) {
        HubBuild build = wanted.strictBuild(arguments.get("build"));
        return QueryOpts.apply(rows(state.rpms.by(build.id()).stream()), NullNode.getInstance());
    }

    private JsonNode listRpms(Arguments arguments, Caller caller) {
        Stream<HubRpm> found = state.rpms.all().stream();
        if (arguments.has("buildID")) {
            found = state.rpms.by(arguments.get("buildID").longValue()).stream();
        } else if (arguments.has("imageID")) {
            found = state.archives.get(arguments.get("imageID").longValue()).stream()
                    .flatMap(archive -> archive.rpms().stream())
                    .map(id -> state.rpms.get(id).orElseThrow());
        }
        if (arguments.has("arches")) {
            String arches = arguments.get("arches").isArray()
                    ? arguments.get("arches").toString()
                    : '"' + arguments.text("arches") + '"';
            found = found.filter(rpm -> arches.contains('"' + rpm.arch() + '"'));
        }
        return QueryOpts.apply(rows(found), arguments.get("queryOpts"));
    }

    private static List<ObjectNode> rows(Stream<HubRpm> rpms) {
        return rpms.map(ContentMethods::json).toList();
    }

    static ObjectNode json(HubRpm rpm) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("arch", rpm.arch())
                .put("build_id", rpm.build())
                .putNull("buildroot_id")
                .put("buildtime", rpm.buildTime())
                .put("draft", false)
                .put("epoch", rpm.epoch())
                .put("external_repo_id", 0)
                .put("external_repo_name", "INTERNAL")
                .putNull("extra")
                .put("id", rpm.id())
                .put("metadata_only", false)
                .put("name", rpm.name())
                .put("nvr", rpm.name() + "-" + rpm.version() + "-" + rpm.release())
                .put("payloadhash", Checksum.md5(rpm.id()))
                .put("release", rpm.release())
                .put("size", 5000 + rpm.id())
                .put("version", rpm.version());
    }

    private JsonNode listArchives(Arguments arguments, Caller caller) {
        Stream<HubArchive> found = arguments.has("buildID")
                ? state.archives.by(arguments.get("buildID").longValue()).stream()
                : state.archives.all().stream();
        if (arguments.has("type") && !arguments.text("type").equals("image")) {
            found = Stream.empty();
        }
        List<ObjectNode> rows = found.sorted(Comparator.comparing(HubArchive::arch))
                .map(archives::listed)
                .toList();
        return QueryOpts.apply(rows, arguments.get("queryOpts"));
    }

    private JsonNode getArchive(Arguments arguments, Caller caller) {
        JsonNode id = arguments.get("archive_id");
        return state.archives.get(id.longValue()).<JsonNode>map(archives::alone).orElseGet(() -> {
            if (arguments.flag("strict")) {
                throw HubFault.generic("No such archive: " + id.asText());
            }
            return NullNode.getInstance();
        });
    }

    static String sighash(HubRpm rpm) {
        return Checksum.md5("signature" + rpm.id());
    }

    private JsonNode queryRpmSigs(Arguments arguments, Caller caller) {
        Stream<HubRpm> found = arguments.has("rpm_id")
                ? state.rpms.get(arguments.get("rpm_id").longValue()).stream()
                : state.rpms.all().stream();
        String key = arguments.text("sigkey");
        List<ObjectNode> rows = found.filter(rpm -> key == null || rpm.sigkey().equals(key))
                .map(rpm -> JsonNodeFactory.instance
                        .objectNode()
                        .put("rpm_id", rpm.id())
                        .put("sighash", sighash(rpm))
                        .put("sigkey", rpm.sigkey()))
                .toList();
        return QueryOpts.apply(rows, arguments.get("queryOpts"));
    }
}
