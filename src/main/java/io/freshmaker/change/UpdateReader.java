package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Nvr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code bodhi.update.complete.stable}, which Bodhi's composer sends when an update is out. Builds have types
 * since 2018 and an update an alias since 2015; in 2012 it had a title of NVRs and little else.
 */
public final class UpdateReader {

    /** The topic of these messages. */
    public static final String TOPIC = "bodhi.update.complete.stable";

    private static final Pattern RELEASE = Pattern.compile("(f|epel)(\\d+)([cfm]?)");

    /** Releases of other content than rpms have a letter of their own after the number. */
    private static final Map<String, String> KINDS = Map.of("c", "-container", "f", "-flatpak", "m", "-modular");

    /** Empty for another topic, and for a message without an update. */
    public Optional<Update> read(BusMessage message) {
        JsonNode update = message.body().path("update");
        return message.topic().equals(TOPIC) && update.isObject() ? Optional.of(read(update)) : Optional.empty();
    }

    private static Update read(JsonNode update) {
        JsonNode release = update.path("release");
        String name = CommitFields.text(release, "name");
        String named = CommitFields.text(release, "branch");
        String branch = named.isEmpty() ? branch(name) : named;
        String tag = CommitFields.text(release, "stable_tag");
        return new Update(
                CommitFields.first(update, "alias", "updateid", "title"),
                lower(update, "status"),
                lower(update, "type"),
                lower(update, "severity"),
                name,
                branch,
                tag.isEmpty() ? stableTag(branch) : tag,
                builds(update));
    }

    /** Such as {@code f29} for {@code F29} and {@code epel7} for {@code EPEL-7}. */
    private static String branch(String release) {
        return release.toLowerCase(Locale.ROOT).replaceFirst("^epel-", "epel");
    }

    /** The tag by Bodhi's rule, where a shortened message leaves it out: EPEL's stable tag is its branch. */
    private static String stableTag(String branch) {
        Matcher parts = RELEASE.matcher(branch);
        if (!parts.matches()) {
            return branch;
        }
        String kind = KINDS.getOrDefault(parts.group(3), "");
        return parts.group(1) + parts.group(2) + kind + (parts.group(1).equals("f") ? "-updates" : "");
    }

    private static List<UpdateBuild> builds(JsonNode update) {
        String content = lower(update, "content_type");
        List<UpdateBuild> builds = new ArrayList<>();
        for (JsonNode build : update.path("builds")) {
            String nvr = build.isTextual() ? build.textValue().strip() : CommitFields.text(build, "nvr");
            String type = Stream.of(lower(build, "type"), content, UpdateBuild.RPM)
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElseThrow();
            if (isNvr(nvr)) {
                builds.add(new UpdateBuild(nvr, type));
            }
        }
        return update.path("builds").isArray() ? builds : ofTitle(CommitFields.text(update, "title"));
    }

    /** The title was the list of NVRs until Bodhi got titles for people. */
    private static List<UpdateBuild> ofTitle(String title) {
        List<String> words = List.of(title.split("[,\\s]+"));
        return words.stream().allMatch(UpdateReader::isNvr)
                ? words.stream()
                        .map(nvr -> new UpdateBuild(nvr, UpdateBuild.RPM))
                        .toList()
                : List.of();
    }

    private static boolean isNvr(String text) {
        if (!CommitFields.visible(text)) {
            return false;
        }
        try {
            return !Nvr.parse(text).name().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String lower(JsonNode node, String field) {
        return CommitFields.text(node, field).toLowerCase(Locale.ROOT);
    }
}
