package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Nvr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants images and modules rebuilt for: one update, builds of rpms, or nothing but themselves. It comes
 * to the content types as a message of our own, whose topics no bus has.
 *
 * @param update what Bodhi calls the update, such as {@code FEDORA-2018-8a7e6c2bd1}; empty where it is about none
 * @param rpms NVRs of builds of rpms or modules; with a release also names of sources, for their newest builds
 * @param release the release that those are of, such as {@code F27}; empty to ask Koji
 * @param artifacts what is to be rebuilt itself, as {@code type:name:stream}
 */
public record Wish(String update, List<String> rpms, String release, List<String> artifacts) {

    /** {@code {"update": ALIAS}}, or the update as Bodhi tells it in the place of its alias. */
    public static final String UPDATE_TOPIC = "freshmaker.manual.update";

    /** {@code {"rpms": [NVR, ...], "release": NAME}}; the release may be missing. */
    public static final String RPMS_TOPIC = "freshmaker.manual.rpms";

    /** {@code {"artifacts": ["type:name:stream", ...]}}. */
    public static final String ARTIFACTS_TOPIC = "freshmaker.manual.artifacts";

    public Wish {
        rpms = List.copyOf(rpms);
        artifacts = List.copyOf(artifacts);
    }

    /** Reads such a message; empty for any other, and for one that names nothing. */
    public static Optional<Wish> read(BusMessage message) {
        JsonNode body = message.body();
        Wish wish = switch (message.topic()) {
            case UPDATE_TOPIC -> new Wish(CommitFields.text(body, "update"), List.of(), "", List.of());
            case RPMS_TOPIC -> new Wish("", texts(body, "rpms"), CommitFields.text(body, "release"), List.of());
            case ARTIFACTS_TOPIC -> new Wish("", List.of(), "", texts(body, "artifacts"));
            default -> new Wish("", List.of(), "", List.of());
        };
        boolean empty = wish.update().isEmpty()
                && wish.rpms().isEmpty()
                && wish.artifacts().isEmpty();
        return empty ? Optional.empty() : Optional.of(wish);
    }

    /** Whether a text is the build of a source, and not its bare name, which may have hyphens too. */
    public static boolean isBuild(String text) {
        try {
            Nvr build = Nvr.parse(text);
            return !build.name().isEmpty() && build.numbered() && CommitFields.visible(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> texts(JsonNode body, String field) {
        List<String> texts = new ArrayList<>();
        body.path(field).forEach(each -> {
            if (each.isTextual() && !each.textValue().isBlank()) {
                texts.add(each.textValue().strip());
            }
        });
        return texts.stream().distinct().toList();
    }
}
