package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.RpmVersion;
import java.util.List;

/** Puts rpm and module builds among the builds, as imports do. Called in the lock of the state. */
final class HubImports {

    private static final List<String> ARCHES = List.of("aarch64", "x86_64");
    private static final String SIGKEY = "f5282ee4";

    private final HubState state;
    private final News news;

    HubImports(HubState state, News news) {
        this.state = state;
        this.news = news;
    }

    /** The rpm build; the one that is there when it was imported before. */
    HubBuild rpm(String name, String evr, List<String> binaries, long owner) {
        RpmVersion version = RpmVersion.parse(evr);
        String nvr = name + "-" + version.version() + "-" + version.release();
        return state.builds.first(nvr).orElseGet(() -> {
            Integer epoch = version.epoch() == 0 ? null : (Integer) (int) version.epoch();
            HubBuild build = build("rpm", name, epoch, version.version(), version.release(), owner, null);
            add(build, name, "src");
            for (String arch : ARCHES) {
                binaries.forEach(binary -> add(build, binary, arch));
            }
            news.build(null, build);
            return build;
        });
    }

    private void add(HubBuild build, String name, String arch) {
        state.rpms.put(new HubRpm(
                state.rpms.next(),
                build.id(),
                name,
                build.epoch(),
                build.version(),
                build.release(),
                arch,
                build.completed() / 1_000_000,
                SIGKEY));
    }

    /** The module build, with the tag that its components are in; the one that is there when it was imported before. */
    HubBuild module(String name, String stream, String version, String context, long mbsId, long owner) {
        String koji = stream.replace('-', '_');
        String nvr = name + "-" + koji + "-" + version + "." + context;
        return state.builds.first(nvr).orElseGet(() -> {
            ObjectNode module = JsonNodeFactory.instance
                    .objectNode()
                    .put("module_build_service_id", mbsId)
                    .put("name", name)
                    .put("stream", stream)
                    .put("version", version)
                    .put("context", context)
                    .put("content_koji_tag", "module-" + String.join("-", name, stream, version, context));
            ObjectNode extra = JsonNodeFactory.instance.objectNode();
            extra.putObject("typeinfo").set("module", module);
            HubBuild build = build("module", name, null, koji, version + "." + context, owner, extra);
            news.build(null, build);
            return build;
        });
    }

    private HubBuild build(
            String type, String name, Integer epoch, String version, String release, long owner, ObjectNode extra) {
        long now = state.now();
        return state.add(new HubBuild(
                state.builds.next(),
                type,
                name,
                epoch,
                version,
                release,
                HubBuild.COMPLETE,
                owner,
                null,
                null,
                extra,
                now,
                now,
                now,
                state.nextEvent()));
    }
}
