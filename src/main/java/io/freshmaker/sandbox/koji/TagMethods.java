package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the hub tells of tags, of targets, and of what is tagged. */
final class TagMethods {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final HubState state;
    private final HubTags tags;
    private final BuildJson builds;
    private final Wanted wanted;

    TagMethods(HubState state, HubTags tags, BuildJson builds) {
        this.state = state;
        this.tags = tags;
        this.builds = builds;
        this.wanted = new Wanted(state);
    }

    void addTo(HubMethods methods) {
        methods.add("getTag(tagInfo, strict?, event?, blocked?)", this::getTag);
        methods.add("listTags(build?, package?, perms?, queryOpts?, pattern?)", this::listTags);
        methods.add("getFullInheritance(tag, event?, reverse?)", this::getFullInheritance);
        methods.add("getBuildTarget(info, event?, strict?)", this::getBuildTarget);
        methods.add("getBuildTargets(info?, event?, buildTagID?, destTagID?, queryOpts?)", this::getBuildTargets);
        methods.add("getLatestBuilds(tag, event?, package?, type?, draft?)", this::getLatestBuilds);
        methods.add(
                "listTagged(tag, event?, inherit?, prefix?, latest?, package?, owner?, type?, strict?, extra?, draft?)",
                this::listTagged);
    }

    private JsonNode getTag(Arguments arguments, Caller caller) {
        Optional<HubTag> found = wanted.tag(arguments.get("tagInfo"));
        if (found.isEmpty() && arguments.flag("strict")) {
            throw HubFault.generic("No such tagInfo: '" + arguments.text("tagInfo") + "'");
        }
        if (found.isEmpty()) {
            return NullNode.getInstance();
        }
        ObjectNode json = json(found.get());
        json.putObject("extra");
        return json;
    }

    static ObjectNode json(HubTag tag) {
        return NODES.objectNode()
                .put("arches", tag.arches())
                .put("id", tag.id())
                .put("locked", false)
                .put("maven_include_all", false)
                .put("maven_support", false)
                .put("name", tag.name())
                .putNull("perm")
                .putNull("perm_id");
    }

    private JsonNode listTags(Arguments arguments, Caller caller) {
        Predicate<HubTag> fits = tag -> true;
        if (arguments.has("build")) {
            JsonNode build = arguments.get("build");
            long id = wanted.build(build)
                    .orElseThrow(() -> HubFault.generic("No such build: " + build.asText()))
                    .id();
            fits = tag -> state.taggings.by(tag.id()).stream().anyMatch(tagging -> tagging.build() == id);
        }
        List<ObjectNode> rows =
                state.tags.all().stream().filter(fits).map(TagMethods::json).toList();
        return QueryOpts.apply(rows, arguments.get("queryOpts"));
    }

    private JsonNode getFullInheritance(Arguments arguments, Caller caller) {
        ArrayNode links = NODES.arrayNode();
        for (HubTags.Link link : tags.inheritance(wanted.strictTag(arguments.get("tag")))) {
            ObjectNode json =
                    links.addObject().put("child_id", link.child().id()).put("currdepth", link.depth());
            json.putArray("filter");
            json.put("intransitive", false)
                    .putNull("maxdepth")
                    .put("name", link.parent().name())
                    .putNull("nextdepth")
                    .put("noconfig", false)
                    .put("parent_id", link.parent().id())
                    .put("pkg_filter", "")
                    .put("priority", link.priority());
        }
        return links;
    }

    private JsonNode getBuildTarget(Arguments arguments, Caller caller) {
        JsonNode info = arguments.get("info");
        Optional<HubTarget> found =
                info.isNumber() ? state.targets.get(info.longValue()) : state.targets.first(info.asText());
        if (found.isEmpty() && arguments.flag("strict")) {
            throw HubFault.generic("No such build target: " + info.asText());
        }
        return found.<JsonNode>map(this::json).orElse(NullNode.getInstance());
    }

    private JsonNode getBuildTargets(Arguments arguments, Caller caller) {
        return QueryOpts.apply(state.targets.all().stream().map(this::json).toList(), arguments.get("queryOpts"));
    }

    private ObjectNode json(HubTarget target) {
        return NODES.objectNode()
                .put("build_tag", target.buildTag())
                .put(
                        "build_tag_name",
                        state.tags.get(target.buildTag()).orElseThrow().name())
                .put("dest_tag", target.destTag())
                .put(
                        "dest_tag_name",
                        state.tags.get(target.destTag()).orElseThrow().name())
                .put("id", target.id())
                .put("name", target.name());
    }

    private JsonNode getLatestBuilds(Arguments arguments, Caller caller) {
        ArrayNode rows = NODES.arrayNode();
        tags.latest(wanted.strictTag(arguments.get("tag")), true, fits(arguments))
                .forEach(found -> rows.add(builds.tagged(found)));
        return rows;
    }

    private JsonNode listTagged(Arguments arguments, Caller caller) {
        HubTag tag = wanted.strictTag(arguments.get("tag"));
        boolean inherit = arguments.flag("inherit");
        Predicate<HubBuild> fits = fits(arguments);
        ArrayNode rows = NODES.arrayNode();
        // True for the latest build of each package, a number for that many of each.
        JsonNode latest = arguments.get("latest");
        int most = latest.isNumber() ? latest.intValue() : arguments.flag("latest") ? 1 : 0;
        for (HubTags.Found found : most > 0 ? tags.latest(tag, inherit, fits, most) : tags.builds(tag, inherit, fits)) {
            ObjectNode row = builds.tagged(found);
            if (arguments.flag("extra")) {
                row.set("extra", found.build().extra());
            }
            rows.add(row);
        }
        return rows;
    }

    private Predicate<HubBuild> fits(Arguments arguments) {
        Predicate<HubBuild> fits = build -> true;
        if (arguments.has("package")) {
            Optional<String> name = wanted.packageName(arguments.get("package"));
            fits = fits.and(build -> name.filter(build.name()::equals).isPresent());
        }
        if (arguments.has("type")) {
            fits = fits.and(build -> build.type().equals(arguments.text("type")));
        }
        if (arguments.has("prefix")) {
            fits = fits.and(build -> build.name().startsWith(arguments.text("prefix")));
        }
        return fits;
    }
}
