package io.freshmaker.manual;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.plan.ManualRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what is sent to {@code POST /api/1/async-builds/} and {@code /api/2/async-builds/}: images by their names. */
public final class AsyncBody {

    private static final List<String> FIELDS =
            List.of("dist_git_branch", "container_images", "brew_target", "freshmaker_event_id", "dry_run", "force");

    private static final List<String> MORE = List.of("metadata", "reason");

    private static final int ASYNC = 14;
    private static final String ENDING = "-container";

    private final int version;

    /** @param version of the API */
    public AsyncBody(int version) {
        this.version = version;
    }

    /**
     * @param by who asks
     * @throws Unfit naming the first field that is wrong, and what it may be
     */
    public RebuildRequest read(ObjectNode body, String by) {
        List<String> names = new ArrayList<>(FIELDS);
        if (version > 1) {
            names.addAll(MORE);
        }
        var fields = new Fields(body, names);
        fields.requireKnown();
        String branch = fields.text("dist_git_branch", Form.BRANCH);
        List<String> images = fields.texts("container_images", Form.IMAGE).stream()
                .map(name -> name.endsWith(ENDING) ? name : name + ENDING)
                .toList();
        if (Set.copyOf(images).size() < images.size()) {
            throw new Unfit("container_images names the same twice: " + ENDING + " is added to a name without it.");
        }
        var wants = new ManualRequest(
                by,
                fields.flag("dry_run"),
                fields.flag("force"),
                Set.of(),
                fields.text("brew_target", Form.TARGET),
                fields.text("reason", Form.SENTENCE).strip());
        Long event = fields.id("freshmaker_event_id");
        ObjectNode metadata = fields.object("metadata").orElse(null);
        if (branch.isEmpty() || images.isEmpty()) {
            throw new Unfit("dist_git_branch and container_images have to be given: "
                    + (branch.isEmpty() ? "dist_git_branch" : "container_images") + " is missing.");
        }
        var artifacts =
                images.stream().map(name -> "image:" + name + ":" + branch).toList();
        return new RebuildRequest(
                true, Subjects.artifacts(artifacts), event, ASYNC, images, wants, metadata, null, body);
    }
}
