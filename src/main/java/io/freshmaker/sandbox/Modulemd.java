package io.freshmaker.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a modulemd document says, and the ways in which MBS completes it; documents given in are never changed. */
final class Modulemd {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> ORDER = List.of(
            "name",
            "stream",
            "version",
            "context",
            "summary",
            "description",
            "license",
            "xmd",
            "dependencies",
            "references",
            "profiles",
            "api",
            "filter",
            "buildopts",
            "components");

    private Modulemd() {}

    /** The document in a NAME.yaml; one that is not a modulemd, or has a version, is refused. */
    static ObjectNode parse(String text) {
        JsonNode document;
        try {
            document = YAML.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new Refusal(422, "The modulemd is not valid YAML: " + unreadable.getOriginalMessage());
        }
        if (!(document instanceof ObjectNode modulemd) || !(document.path("data") instanceof ObjectNode)) {
            throw new Refusal(422, "The following invalid modulemd was encountered: there is no data section");
        }
        if (document.at("/data").hasNonNull("version")) {
            throw new Refusal(
                    400,
                    "The version \"" + document.at("/data/version").asText() + "\" is already defined in the modulemd"
                            + " but it shouldn't be since the version is generated based on the commit time");
        }
        return modulemd;
    }

    /** A document for a module that was never built here. */
    static ObjectNode imported(String name, Map<String, String> rpms) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode data = document.put("document", "modulemd").put("version", 2).putObject("data");
        data.put("summary", name).put("description", name);
        data.putObject("license").putArray("module").add("MIT");
        ObjectNode mbs = data.putObject("xmd").putObject("mbs").put("mse", true);
        mbs.putObject("requires");
        if (!rpms.isEmpty()) {
            ObjectNode components = data.putObject("components").putObject("rpms");
            new TreeMap<>(rpms)
                    .forEach((rpm, branch) -> components
                            .putObject(rpm)
                            .put("rationale", "part of " + name)
                            .put("ref", branch));
        }
        return document;
    }

    /** The document's alternatives of what is needed; an older one, which has but one and no lists, reads the same. */
    static List<Needs> dependencies(ObjectNode document) {
        JsonNode dependencies = document.at("/data/dependencies");
        List<Needs> needs = new ArrayList<>();
        if (dependencies.isObject()) {
            needs.add(Needs.of(dependencies));
        }
        dependencies.forEach(item -> {
            if (dependencies.isArray()) {
                needs.add(Needs.of(item));
            }
        });
        return needs;
    }

    /** The rpms of the module, each with the branch it is built from. */
    static SortedMap<String, String> rpms(ObjectNode document) {
        SortedMap<String, String> rpms = new TreeMap<>();
        document.at("/data/components/rpms")
                .properties()
                .forEach(
                        rpm -> rpms.put(rpm.getKey(), rpm.getValue().path("ref").asText("master")));
        return rpms;
    }

    /** The document of one build: its identity, the one alternative that was chosen, and what that was resolved to. */
    static ObjectNode built(ObjectNode document, Nsvc nsvc, Needs chosen, Map<String, Buildrequire> resolved) {
        ObjectNode data = ((ObjectNode) document.get("data")).deepCopy();
        data.put("name", nsvc.name()).put("stream", nsvc.stream()).put("context", nsvc.context());
        data.put("version", new BigInteger(nsvc.version()));
        ObjectNode mbs = data.withObject("/xmd/mbs");
        ObjectNode buildrequires = mbs.putObject("buildrequires");
        resolved.forEach((name, module) -> buildrequires
                .putObject(name)
                .put("context", module.context())
                .put("koji_tag", module.kojiTag())
                .put("ref", module.ref())
                .put("stream", module.stream())
                .put("version", module.version()));
        if (!mbs.has("mse")) {
            mbs.put("mse", "TRUE");
        }
        if (!resolved.isEmpty()) {
            data.putArray("dependencies").add(chosen.json());
        }
        return ordered(data);
    }

    /** The document once the components are known: their commits, and where they come from. */
    static ObjectNode resolved(ModuleBuild build, Map<String, String> commits, String gitUrl) {
        ObjectNode data = ((ObjectNode) build.modulemd().get("data")).deepCopy();
        ObjectNode mbs = data.withObject("/xmd/mbs");
        mbs.put("commit", build.commit());
        ObjectNode rpms = mbs.putObject("rpms");
        Map<String, String> branches = rpms(build.modulemd());
        commits.forEach((rpm, commit) -> {
            rpms.putObject(rpm).put("ref", commit);
            ObjectNode components = data.withObject("/components/rpms");
            ObjectNode component = components.get(rpm) instanceof ObjectNode known ? known : components.putObject(rpm);
            component.remove("ref");
            component.put("repository", gitUrl + "/rpms/" + rpm);
            component.put("cache", "http://sandbox.invalid/repo/pkgs/" + rpm);
            component.put("ref", branches.get(rpm));
            component.putArray("arches").add("x86_64");
        });
        if (build.scmurl() != null) {
            mbs.put("scmurl", build.scmurl());
        }
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        mbs.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> sorted.set(e.getKey(), e.getValue()));
        data.withObject("/xmd").set("mbs", sorted);
        return ordered(data);
    }

    private static ObjectNode ordered(ObjectNode data) {
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("document", "modulemd")
                .put("version", 2);
        ObjectNode inOrder = result.putObject("data");
        ORDER.stream().filter(data::has).forEach(key -> inOrder.set(key, data.get(key)));
        data.properties().forEach(member -> inOrder.putIfAbsent(member.getKey(), member.getValue()));
        return result;
    }
}
