package io.freshmaker.manual;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.plan.ManualRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what is sent to {@code POST /api/1/builds/} and {@code /api/2/builds/}, where more may be asked for. */
public final class RebuildBody {

    private static final List<String> FIELDS = List.of(
            "errata_id",
            "freshmaker_event_id",
            "container_images",
            "dry_run",
            "force",
            "metadata",
            "bundle_related_image_overrides");

    private static final List<String> MORE = List.of("update", "rpms", "release", "artifacts", "reason");

    private static final int BY_HAND = 11;
    private static final int BY_UPDATE = 13;
    private static final int OF_BUNDLES = 16;

    private final int version;
    private final boolean addressed;

    /**
     * @param version of the API
     * @param addressed whether the builders can be told where overrides are read: {@code freshmaker.web.url} is set
     */
    public RebuildBody(int version, boolean addressed) {
        this.version = version;
        this.addressed = addressed;
    }

    /**
     * @param by who asks
     * @throws Unfit naming the first field that is wrong, and what it may be
     */
    public RebuildRequest read(ObjectNode body, String by) {
        var fields = new Fields(body, names());
        fields.requireKnown();
        Long errata = fields.id("errata_id");
        Subject subject = subject(fields);
        List<String> images = fields.texts("container_images", Form.NVR);
        var wants = new ManualRequest(
                by,
                fields.flag("dry_run"),
                fields.flag("force"),
                Set.copyOf(images),
                "",
                fields.text("reason", Form.SENTENCE).strip());
        ObjectNode metadata = fields.object("metadata").orElse(null);
        ObjectNode overrides = fields.object("bundle_related_image_overrides").orElse(null);
        if (overrides != null && !addressed) {
            throw new Unfit("bundle_related_image_overrides is read by the builders at this API, and freshmaker.web.url"
                    + " does not say where they reach it: set it to the base URL, and ask again.");
        }
        if (errata != null) {
            throw new Unfit("errata_id needs an advisory source, and none is configured. POST /api/2/builds/ takes an"
                    + " update, rpms, artifacts or a freshmaker_event_id in its place.");
        }
        if (subject == null) {
            throw new Unfit(
                    version == 1
                            ? "errata_id or freshmaker_event_id has to be given."
                            : "One of update, rpms, artifacts and freshmaker_event_id has to be given.");
        }
        List<String> artifacts = fields.texts("artifacts", Form.ARTIFACT);
        return new RebuildRequest(
                false,
                subject,
                fields.id("freshmaker_event_id"),
                overrides != null ? OF_BUNDLES : fields.has("update") ? BY_UPDATE : BY_HAND,
                images.isEmpty() ? artifacts : images,
                wants,
                metadata,
                overrides,
                body);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(FIELDS);
        if (version > 1) {
            names.addAll(MORE);
        }
        return names;
    }

    /** Null where none is given. */
    private static Subject subject(Fields fields) {
        List<Subject> given = Subjects.given(fields, Form.NVR);
        Long event = fields.id("freshmaker_event_id");
        if (event != null) {
            given.add(new Subject.Again(event));
        }
        if (given.size() > 1) {
            throw new Unfit("Only one of update, rpms, artifacts and freshmaker_event_id can be given.");
        }
        return given.isEmpty() ? null : given.get(0);
    }
}
